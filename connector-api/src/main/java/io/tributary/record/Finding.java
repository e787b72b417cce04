package io.tributary.record;

/**
 * A weakness of an asset: a vulnerability or a misconfiguration.
 *
 * @param key the finding's stable key; it never depends on merges of assets or on the order of
 *     rows. Findings with one key are one: a run delivers the best of them.
 * @param assetKey the {@link Asset#key()} of the asset it is about
 * @param severity the source's own word, such as {@code High}; empty when the source says none
 * @param status the source's own word, such as {@code Unhealthy}; empty when the source says none
 * @param document the finding in the target model
 */
public record Finding(
    String key, String assetKey, String severity, String status, Document document)
    implements TargetRecord {
  /** Checks that there are keys. */
  public Finding {
    if (key.isBlank()) {
      throw new IllegalArgumentException("A finding needs a key");
    }
    if (assetKey.isBlank()) {
      throw new IllegalArgumentException("A finding needs the key of the asset it is about");
    }
  }
}
