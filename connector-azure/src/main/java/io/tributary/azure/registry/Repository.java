package io.tributary.azure.registry;

import com.azure.containers.containerregistry.ContainerRegistryAsyncClient;
import com.azure.containers.containerregistry.ContainerRegistryContentClient;
import com.azure.containers.containerregistry.models.ArtifactManifestProperties;
import com.azure.containers.containerregistry.models.ContainerRepositoryProperties;
import com.azure.containers.containerregistry.models.GetManifestResult;
import com.azure.core.http.rest.PagedFlux;
import com.azure.core.http.rest.PagedResponse;
import java.util.List;
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
        () -> {
          GetManifestResult answer = content.getManifest(digest);
          return Manifest.of(
              String.valueOf(answer.getManifestMediaType()), answer.getManifest().toBytes());
        });
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
    return tags(metadataChannel.await(metadata.getArtifact(name, digest).getManifestProperties()));
  }

  /** How many manifests the registry says that there are. */
  long manifests() {
    ContainerRepositoryProperties properties =
        metadataChannel.await(metadata.getRepository(name).getProperties());
    return properties.getManifestCount();
  }

  /** Some manifests, in the registry's order; the token is that of the page before. */
  ManifestPage manifests(Optional<String> token) {
    PagedFlux<ArtifactManifestProperties> all =
        metadata.getRepository(name).listManifestProperties();
    PagedResponse<ArtifactManifestProperties> page =
        metadataChannel.await(
            (token.isPresent() ? all.byPage(token.get()) : all.byPage(PAGE)).next());
    return new ManifestPage(
        page.getValue().stream()
            .map(manifest -> new ManifestPage.Entry(manifest.getDigest(), tags(manifest)))
            .toList(),
        Optional.ofNullable(page.getContinuationToken()));
  }

  private static List<String> tags(ArtifactManifestProperties manifest) {
    List<String> tags = manifest.getTags();
    return tags == null ? List.of() : List.copyOf(tags);
  }
}
