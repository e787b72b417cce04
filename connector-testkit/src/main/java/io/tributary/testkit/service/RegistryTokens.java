package io.tributary.testkit.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens that registries hand out. As there, they are JSON web tokens, of which clients read
 * the expiry; what they allow is in them, so that none need be kept.
 */
final class RegistryTokens {

  private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;

  RegistryTokens(Clock clock) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** The two kinds, and how long each lives. */
  enum Kind {
    REFRESH(Duration.ofHours(3)),
    ACCESS(Duration.ofMinutes(75));

    private final Duration lifetime;

    Kind(Duration lifetime) {
      this.lifetime = lifetime;
    }
  }

  /**
   * What a token is good for.
   *
   * @param clientId the application it was given to
   * @param host the registry
   * @param scopes each {@code type:name:action,action}; none in a refresh token
   */
  record Grant(Kind kind, String clientId, String host, List<String> scopes) {

    /** Whether it allows what a path needs, {@code type:name:action}, or any token will do. */
    boolean allows(String needed) {
      return needed.isEmpty() || scopes.stream().anyMatch(scope -> covers(scope, needed));
    }

    private static boolean covers(String scope, String needed) {
      int actions = scope.lastIndexOf(':') + 1;
      int action = needed.lastIndexOf(':') + 1;
      List<String> allowed = List.of(scope.substring(actions).split(",", -1));
      return scope.substring(0, actions).equals(needed.substring(0, action))
          && (allowed.contains(needed.substring(action)) || allowed.contains("*"));
    }
  }

  String issue(Grant grant) {
    Instant now = clock.instant();
    try {
      String claims =
          Json.MAPPER.writeValueAsString(
              Json.object(
                  "jti", UUID.randomUUID().toString(),
                  "sub", grant.clientId(),
                  "aud", grant.host(),
                  "iat", now.getEpochSecond(),
                  "exp", now.plus(grant.kind().lifetime).getEpochSecond(),
                  "grant_type", grant.kind().name(),
                  "scopes", grant.scopes()));
      String signed = HEADER + "." + encoded(claims);
      return signed + "." + signature(signed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A token could not be written", e);
    }
  }

  /** What a token was issued for; empty if it wasn't issued here, or has expired. */
  Optional<Grant> find(String token) {
    int dot = token.lastIndexOf('.');
    if (dot < 0 || !isSignature(token.substring(dot + 1), token.substring(0, dot))) {
      return Optional.empty();
    }
    try {
      JsonNode claims =
          Json.MAPPER.readTree(
              Base64.getUrlDecoder().decode(token.substring(HEADER.length() + 1, dot)));
      if (claims.path("exp").asLong() <= clock.instant().getEpochSecond()) {
        return Optional.empty();
      }
      return Optional.of(
          new Grant(
              Kind.valueOf(claims.path("grant_type").asText()),
              claims.path("sub").asText(),
              claims.path("aud").asText(),
              claims.path("scopes").valueStream().map(JsonNode::asText).toList()));
    } catch (IOException e) {
      throw new IllegalStateException("A token that was signed here could not be read", e);
    }
  }

  /** What proves that a text comes from here. */
  String signature(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  boolean isSignature(String signature, String text) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        signature(text).getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
