package io.tributary.azure.registry;

import java.util.List;
import java.util.Optional;

/**
 * Some manifests of a repository.
 *
 * @param entries in the registry's order
 * @param unusable how many more were listed, without a SHA-256 digest
 * @param next the token of the next page; empty when this is the last one
 */
public record ManifestPage(List<Entry> entries, int unusable, Optional<String> next) {
  /** Copies the list. */
  public ManifestPage {
    entries = List.copyOf(entries);
  }

  /**
   * A manifest: of an image, an index or another artifact.
   *
   * @param digest of the manifest
   * @param tags that point at it; may be empty
   */
  public record Entry(String digest, List<String> tags) {}
}
