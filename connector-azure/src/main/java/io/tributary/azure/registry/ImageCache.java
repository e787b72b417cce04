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
  /** How many images {@link #inMemory()} keeps. */
  int IMAGES_IN_MEMORY = 4_000;

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
    return inMemory(IMAGES_IN_MEMORY);
  }

  /** As {@link #inMemory()}, for so many images. */
  static ImageCache inMemory(int images) {
    Recent<String, Document> recent = new Recent<>(images);
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
