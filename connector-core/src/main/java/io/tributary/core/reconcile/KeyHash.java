package io.tributary.core.reconcile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stands for a key: the first 128 bits of its SHA-256. That two keys share one is taken for
 * impossible, also when somebody tries to make them: whoever can name a resource must not be able
 * to hide another's findings.
 */
record KeyHash(long high, long low) {
  static KeyHash of(String key) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
      return new KeyHash(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
