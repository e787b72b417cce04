package io.tributary.azure.registry;

import io.tributary.record.Document;
import java.util.Optional;

/**
 * Keeps what images contain, so that nothing is read twice from a registry.
 *
 * <p>The key is a digest, the hash of the image itself: what stands under one never changes, and
 * may be kept for ever, beyond a run and for any tenant. It holds no tag, no registry and no
 * secret.
 *
 * <p>Safe for several threads at once. What it throws ends the run.
 */
public interface ImageCache {
  /** How much {@link #inMemory()} keeps. */
  int MEBIBYTES_IN_MEMORY = 32;

  /**
   * What was put for a digest.
   *
   * @param digest such as {@code sha256:…}, in lower case
   */
  Optional<Document> get(String digest);

  /** Keeps an image, or not, as it likes. */
  void put(String digest, Document image);

  /**
   * A cache in memory that forgets what was not asked for the longest; an image takes up some ten
   * kilobytes.
   */
  static ImageCache inMemory() {
    Recent<String, Document> recent =
        new Recent<>(MEBIBYTES_IN_MEMORY * 1024L * 1024L, ImageContent::weight);
    return new ImageCache() {
      @Override
      public Optional<Document> get(String digest) {
        return recent.get(digest);
      }

      @Override
      public void put(String digest, Document image) {
        recent.put(digest, image);
      }
    };
  }
}
