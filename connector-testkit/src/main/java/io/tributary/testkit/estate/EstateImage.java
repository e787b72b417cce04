package io.tributary.testkit.estate;

import io.tributary.testkit.registry.Artifact;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageIndex;
import java.util.List;

/**
 * One artifact that was pushed to one of the estate's registries.
 *
 * @param registry the registry's index within its {@link ResourceKind}
 * @param host the registry's login server, in lower case
 * @param repository such as {@code payments/api}
 * @param tags may be empty
 * @param kind what sort it is
 * @param artifact the documents
 */
record EstateImage(
    int registry,
    String host,
    String repository,
    List<String> tags,
    ImageKind kind,
    Artifact artifact) {

  /** What the tags point to. */
  String digest() {
    return artifact.digest();
  }

  boolean isIndex() {
    return artifact instanceof ImageIndex;
  }

  /** The digests of what can run: of each platform, or its own; none for a chart. */
  List<String> platformDigests() {
    return artifact.images().stream().filter(Image::isRunnable).map(Artifact::digest).toList();
  }
}
