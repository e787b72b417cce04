package io.tributary.azure.registry;

import io.tributary.record.Document;

/**
 * How a manifest names something, as the OCI image specification has it.
 *
 * @param mediaType what it is; empty when it is not said
 * @param digest of the content
 * @param size in bytes
 * @param json all that is said
 */
record Descriptor(String mediaType, String digest, long size, Document json) {
  /** A pebibyte: nothing in a registry is as large, and no sum of sizes overflows. */
  private static final double MOST_BYTES = 1L << 50;

  /** Reads one. */
  static Descriptor of(Document json) {
    String digest = json.text("digest").orElse("");
    if (!ImagePlace.isDigest(digest)) {
      throw new UnreadableImage("its manifest names something without a SHA-256 digest");
    }
    if (!(json.at("size") instanceof Number size)
        || size.doubleValue() < 0
        || size.doubleValue() > MOST_BYTES) {
      throw new UnreadableImage("its manifest names something without a size");
    }
    return new Descriptor(json.text("mediaType").orElse(""), digest, size.longValue(), json);
  }
}
