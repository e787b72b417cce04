package io.tributary.testkit.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an image runs on.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}, in Go's words
 */
public record Platform(String os, String architecture) {

  /** What buildx writes for a manifest that runs nowhere, such as an attestation. */
  public static final Platform UNKNOWN = new Platform("unknown", "unknown");

  /** The members of a config or an index that say so; to be added to. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("architecture", architecture);
    document.put("os", os);
    return document;
  }
}
