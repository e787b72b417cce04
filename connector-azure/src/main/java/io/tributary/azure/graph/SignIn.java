package io.tributary.azure.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.tributary.azure.failure.SignInException;
import reactor.core.publisher.Mono;

/** A credential whose failures can be told from those of the service. */
public final class SignIn implements TokenCredential {
  private final TokenCredential credential;

  /** Wraps a credential. */
  public SignIn(TokenCredential credential) {
    this.credential = credential;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.defer(() -> credential.getToken(request)).onErrorMap(SignInException::new);
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
