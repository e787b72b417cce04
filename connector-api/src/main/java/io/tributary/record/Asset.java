package io.tributary.record;

/**
 * Something that can be at risk: a machine, an image, a container, a function, a subscription.
 *
 * @param key the vendor's own key of it, in one casing; for Azure the lower-cased resource id
 * @param stub whether it is known only from a finding about it. A stub never overwrites a full
 *     record; it only fills what that leaves open.
 * @param document the asset in the target model
 */
public record Asset(String key, boolean stub, Document document) implements TargetRecord {
  /** Checks that there is a key. */
  public Asset {
    if (key.isBlank()) {
      throw new IllegalArgumentException("An asset needs a key");
    }
  }
}
