package io.tributary.testkit.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A single manifest with its config and layers: an image of one platform, or an artifact in the
 * same form that is no image. Immutable.
 *
 * <p>A layer is any bytes: nobody unpacks it.
 */
public final class Image implements Artifact {

  private static final String EPOCH = "1970-01-01T00:00:00Z";
  private static final String IN_TOTO = "application/vnd.in-toto+json";

  private final Content manifest;
  private final Content config;
  private final List<Content> layers;
  private final Optional<Platform> platform;
  private final String created;
  private final Map<String, String> annotations;

  private Image(
      String mediaType,
      Content config,
      List<Content> layers,
      Optional<Platform> platform,
      String created,
      Map<String, String> annotations) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", 2);
    document.put("mediaType", mediaType);
    document.put("config", config.descriptor());
    document.put("layers", layers.stream().map(Content::descriptor).toList());
    this.manifest = Content.json(mediaType, document);
    this.config = config;
    this.layers = List.copyOf(layers);
    this.platform = platform;
    this.created = created;
    this.annotations = annotations;
  }

  /** Starts an image with an OCI manifest. */
  public static ImageBuilder oci(Platform platform) {
    return new ImageBuilder(MediaTypes.OCI, platform);
  }

  /** Starts an image with a Docker manifest, version 2, schema 2. */
  public static ImageBuilder docker(Platform platform) {
    return new ImageBuilder(MediaTypes.DOCKER, platform);
  }

  /** Something else that registries keep in an OCI manifest, such as a chart or a signature. */
  public static Image artifact(Content config, Content... layers) {
    return new Image(
        MediaTypes.OCI.manifest(), config, List.of(layers), Optional.empty(), EPOCH, Map.of());
  }

  /** What buildx puts beside an image in an index: a manifest of no platform that speaks of it. */
  public static Image attestationOf(Image subject) {
    Content statement =
        Content.of(IN_TOTO, "{\"subject\":[{\"digest\":\"" + subject.digest() + "\"}]}");
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("vnd.docker.reference.digest", subject.digest());
    annotations.put("vnd.docker.reference.type", "attestation-manifest");
    Content config = Content.json(MediaTypes.OCI.config(), Platform.UNKNOWN.document());
    return new Image(
        MediaTypes.OCI.manifest(),
        config,
        List.of(statement),
        Optional.of(Platform.UNKNOWN),
        subject.created(),
        annotations);
  }

  static Image of(
      MediaTypes types, Content config, List<Content> layers, Platform platform, String created) {
    return new Image(types.manifest(), config, layers, Optional.of(platform), created, Map.of());
  }

  @Override
  public Content manifest() {
    return manifest;
  }

  @Override
  public String created() {
    return created;
  }

  @Override
  public List<Image> images() {
    return List.of(this);
  }

  /** The document that the manifest names as its config. */
  public Content config() {
    return config;
  }

  /** The layers, lowest first. */
  public List<Content> layers() {
    return layers;
  }

  /** What it runs on; empty for an artifact that is no image. */
  public Optional<Platform> platform() {
    return platform;
  }

  /** Whether it runs somewhere: neither an attestation nor an artifact of another kind. */
  public boolean isRunnable() {
    return platform.isPresent() && !platform.get().equals(Platform.UNKNOWN);
  }

  /** What an index says of it. */
  Map<String, Object> descriptor() {
    Map<String, Object> descriptor = manifest.descriptor();
    platform.ifPresent(where -> descriptor.put("platform", where.document()));
    if (!annotations.isEmpty()) {
      descriptor.put("annotations", annotations);
    }
    return descriptor;
  }

  @Override
  public String toString() {
    return "Image " + digest();
  }
}
