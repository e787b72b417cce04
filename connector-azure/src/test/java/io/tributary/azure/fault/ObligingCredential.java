package io.tributary.azure.fault;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Keeps its token until it is asked for one that has more, and then signs in anew. */
final class ObligingCredential implements TokenCredential {
  private final Supplier<TokenCredential> signIn;
  private final AtomicReference<TokenCredential> current;

  ObligingCredential(Supplier<TokenCredential> signIn) {
    this.signIn = signIn;
    this.current = new AtomicReference<>(signIn.get());
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    if (request.getClaims() != null) {
      current.set(signIn.get());
    }
    return current.get().getToken(request);
  }
}
