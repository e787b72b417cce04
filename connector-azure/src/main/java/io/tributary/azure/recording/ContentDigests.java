package io.tributary.azure.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The digests of content that is not recorded as it was. Registries name content by its digest, and
 * clients check it, so that what was changed needs another digest wherever it is named: a config in
 * its manifest, which thereby changes as well, that in an index, and all of them in the rows.
 */
final class ContentDigests {
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private final Map<String, String> changed = new HashMap<>();

  /** Hexadecimal, in lower case. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /**
   * Takes note of content as it is recorded.
   *
   * @param original the digest it had
   * @param text what it is now, with the digests of what it names as far as they are known
   * @return whether that is news
   */
  boolean learn(String original, String text) {
    String digest = sha256(text.getBytes(StandardCharsets.UTF_8));
    if (digest.equals(changed.getOrDefault(original, original))) {
      return false;
    }
    changed.put(original, digest);
    return true;
  }

  /** A text with the digests that hold now. */
  String in(String text) {
    return changed.isEmpty()
        ? text
        : DIGEST
            .matcher(text)
            .replaceAll(found -> changed.getOrDefault(found.group(), found.group()));
  }
}
