package io.tributary.examples.cli;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A credential that gives up signing in after 12 seconds, since somebody is waiting. By themselves,
 * those of azure-identity try again and again: at a proxy that is silent, for eight minutes.
 *
 * @param credential that signs in
 */
record PromptCredential(TokenCredential credential) implements TokenCredential {
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    // In a thread of its own, since some credentials block the one that asks.
    return Mono.defer(() -> credential.getToken(request))
        .subscribeOn(Schedulers.boundedElastic())
        .timeout(PATIENCE);
  }
}
