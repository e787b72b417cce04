package io.tributary.azure.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.SignInException;
import io.tributary.failure.ConnectorException;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** A credential whose failures can be told from those of the service. */
public final class SignIn implements TokenCredential {
  /** Longer than a credential of the SDK takes for all its tries; whoever waits must not hang. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TokenCredential credential;
  private final Duration patience;

  /** Wraps a credential. */
  public SignIn(TokenCredential credential) {
    this(credential, PATIENCE);
  }

  SignIn(TokenCredential credential, Duration patience) {
    this.credential = credential;
    this.patience = patience;
  }

  /**
   * Gets a token for a cloud's Resource Manager, and drops it. Blocking.
   *
   * @throws ConnectorException that says why there is none
   */
  public void to(AzureCloud cloud) {
    // As the SDK asks, so that the credential has it at hand when the SDK does.
    TokenRequestContext request =
        new TokenRequestContext().addScopes(cloud.tokenScope()).setCaeEnabled(true);
    try {
      getToken(request).block(); // Its other way to ask has a memory of its own.
    } catch (SignInException e) {
      throw new AzureErrors(cloud.resourceManagerHost(), cloud.authority()).diagnose(e).exception();
    }
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.defer(() -> credential.getToken(request))
        .timeout(patience)
        .onErrorMap(SignInException::new);
  }

  @Override
  public AccessToken getTokenSync(TokenRequestContext request) {
    try {
      return credential.getTokenSync(request);
    } catch (RuntimeException e) {
      throw new SignInException(e);
    }
  }
}
