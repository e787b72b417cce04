package io.tributary.azure.registry;

import com.azure.containers.containerregistry.ContainerRegistryAsyncClient;
import com.azure.containers.containerregistry.ContainerRegistryContentClient;
import com.azure.containers.containerregistry.models.ArtifactManifestProperties;
import com.azure.core.http.rest.PagedFlux;
import com.azure.core.http.rest.PagedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One repository, through clients of its own. Blocking; safe for several threads. */
final class Repository {
  private static final int PAGE = 100;

  private final String name;
  private final ContainerRegistryContentClient content;
  private final Channel contentChannel;
  private final ContainerRegistryAsyncClient metadata;
  private final Channel metadataChannel;

  Repository(
      String name,
      ContainerRegistryContentClient content,
      Channel contentChannel,
      ContainerRegistryAsyncClient metadata,
      Channel metadataChannel) {
    this.name = name;
    this.content = content;
    this.contentChannel = contentChannel;
    this.metadata = metadata;
    this.metadataChannel = metadataChannel;
  }

  /** The manifest of a digest, which the SDK has checked against it. */
  Manifest manifest(String digest) {
    return contentChannel.call(
        () -> Manifest.of(content.getManifest(digest).getManifest().toBytes()));
  }

  /** The config that a manifest names. */
  ImageConfig config(Manifest manifest) {
    return contentChannel.call(
        () -> {
          SmallBlob blob = new SmallBlob();
          content.downloadStream(manifest.config().orElseThrow().digest(), blob);
          return ImageConfig.of(blob.toByteArray(), manifest.layers());
        });
  }

  /** The tags of a digest; there may be none. */
  List<String> tags(String digest) {
    return metadataChannel.await(
        metadata.getArtifact(name, digest).getManifestProperties().map(Repository::tags));
  }

  /** How many manifests the registry says that there are. */
  long manifests() {
    return metadataChannel.await(
        metadata.getRepository(name).getProperties().map(each -> (long) each.getManifestCount()));
  }

  /** Some manifests, in the registry's order; the token is that of the page before. */
  ManifestPage manifests(Optional<String> token) {
    PagedFlux<ArtifactManifestProperties> all =
        metadata.getRepository(name).listManifestProperties();
    return metadataChannel.await(
        (token.isPresent() ? all.byPage(token.get()) : all.byPage(PAGE))
            .next()
            .map(Repository::page));
  }

  private static ManifestPage page(PagedResponse<ArtifactManifestProperties> answer) {
    List<ArtifactManifestProperties> listed = answer.getValue();
    List<ManifestPage.Entry> entries = new ArrayList<>();
    for (ArtifactManifestProperties manifest : listed) {
      String digest = manifest == null ? null : manifest.getDigest();
      if (digest != null && ImagePlace.isDigest(digest)) {
        entries.add(new ManifestPage.Entry(digest, tags(manifest)));
      }
    }
    return new ManifestPage(
        entries,
        listed.size() - entries.size(),
        Optional.ofNullable(answer.getContinuationToken()));
  }

  private static List<String> tags(ArtifactManifestProperties manifest) {
    List<String> tags = manifest.getTags();
    return tags == null ? List.of() : tags.stream().filter(Objects::nonNull).toList();
  }
}
