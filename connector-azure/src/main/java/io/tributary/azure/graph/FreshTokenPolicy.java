package io.tributary.azure.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import java.time.Instant;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Signs requests as the Azure SDK does, and once more with a new token where the service does not
 * take the one at hand any more.
 *
 * <p>The SDK asks for a new token where a refusal says what the token lacks, and goes on with the
 * old one where it has expired by the service's clock, or was revoked: until its own clock says
 * that it is over, which may be an hour later. A request is signed anew once; a second refusal is
 * the answer, and so is the first where the credential has no other token. (Those of azure-identity
 * 1.19 for clients with a secret keep theirs, whatever is asked for.)
 */
final class FreshTokenPolicy extends BearerTokenAuthenticationPolicy {
  /** Codes with which Resource Manager refuses a token that was good before. */
  private static final Pattern OVER =
      Pattern.compile("\"code\"\\s*:\\s*\"(Expired|Invalid)AuthenticationToken\"");

  private static final Pattern CLAIMS = Pattern.compile("\\bclaims\\s*=");

  private static final String NEWER_THAN =
      "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"%d\"}}}";

  private final String scope;

  FreshTokenPolicy(TokenCredential credential, String scope) {
    super(credential, scope);
    this.scope = scope;
  }

  /** As the client of Resource Graph does it: it sends asynchronously, and waits. */
  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    HttpPipelineNextPolicy again = next.clone();
    return super.process(call, next)
        .flatMap(
            response ->
                response.getStatusCode() == 401
                    ? refused(response.buffer(), call, again)
                    : Mono.just(response));
  }

  private Mono<HttpResponse> refused(
      HttpResponse refusal, HttpPipelineCallContext call, HttpPipelineNextPolicy again) {
    return refusal
        .getBodyAsString()
        .defaultIfEmpty("")
        .flatMap(
            body -> {
              if (!OVER.matcher(body).find() || saysWhatIsWanted(refusal)) {
                return Mono.just(refusal);
              }
              String token = token(call);
              return setAuthorizationHeader(call, newToken())
                  .then(Mono.defer(() -> resent(refusal, token, call, again)));
            });
  }

  private static Mono<HttpResponse> resent(
      HttpResponse refusal,
      String refused,
      HttpPipelineCallContext call,
      HttpPipelineNextPolicy again) {
    if (token(call).equals(refused)) {
      return Mono.just(refusal); // The credential has no other, and the answer would be the same.
    }
    refusal.close();
    return again.process();
  }

  private static String token(HttpPipelineCallContext call) {
    return String.valueOf(
        call.getHttpRequest().getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
  }

  /** A credential that keeps its tokens gives a new one when it is told what must be new in it. */
  private TokenRequestContext newToken() {
    return new TokenRequestContext()
        .addScopes(scope)
        .setCaeEnabled(true)
        .setClaims(NEWER_THAN.formatted(Instant.now().getEpochSecond()));
  }

  /** Whether the challenge says it: then the SDK has asked for that, in vain. */
  private static boolean saysWhatIsWanted(HttpResponse refusal) {
    String challenge = refusal.getHeaderValue(HttpHeaderName.WWW_AUTHENTICATE);
    return challenge != null && CLAIMS.matcher(challenge).find();
  }
}
