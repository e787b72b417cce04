package io.tributary.testkit.registry;

import java.util.List;

/** What a tag can point to. */
public sealed interface Artifact permits Image, ImageIndex {

  /** The manifest or index, byte for byte as it is served. */
  Content manifest();

  /** When it was made, in ISO 8601. */
  String created();

  /** The single manifests: itself, or what an index names, attestations included. */
  List<Image> images();

  /** The manifest's digest. */
  default String digest() {
    return manifest().digest();
  }
}
