package io.tributary.testkit.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens handed out and what each is good for. They can't be guessed, and say nothing. */
public final class AccessTokens {

  private static final int MOST = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Duration lifetime;
  private final Map<String, Grant> grants =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Grant> eldest) {
          return size() > MOST;
        }
      };

  /** Tokens that live so long on this clock. */
  public AccessTokens(Clock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /**
   * What a token is good for.
   *
   * @param clientId the application it was given to
   * @param cloud the cloud it was issued in
   * @param resource what it is for, a URL without a slash at the end
   */
  record Grant(String clientId, Cloud cloud, String resource, Instant expires) {}

  Duration lifetime() {
    return lifetime;
  }

  synchronized String issue(String clientId, Cloud cloud, String resource) {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    grants.put(token, new Grant(clientId, cloud, resource, clock.instant().plus(lifetime)));
    return token;
  }

  /** What a token was issued for, expired or not. */
  synchronized Optional<Grant> find(String token) {
    return Optional.ofNullable(grants.get(token));
  }
}
