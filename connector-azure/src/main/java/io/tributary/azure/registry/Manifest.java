package io.tributary.azure.registry;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A manifest: of an image, of an index that names an image for each platform, or of something that
 * is kept in a registry but is no image, such as a chart or a signature.
 *
 * @param kind which of the three
 * @param mediaType as the manifest says it; OCI's where it does not, as OCI alone lets it: how it
 *     was sent does not count, as no digest covers that
 * @param config of an image, and of nothing else
 * @param layers of an image, the lowest first; empty for anything else
 * @param manifests what an index names, but for attestations, which are about the images beside
 *     them; empty for anything else
 */
record Manifest(
    Kind kind,
    String mediaType,
    Optional<Descriptor> config,
    List<Descriptor> layers,
    List<Descriptor> manifests) {
  /** No image that people build has so many; Docker takes 127. */
  private static final int MOST_LAYERS = 1_000;

  private static final String OCI_IMAGE = "application/vnd.oci.image.manifest.v1+json";
  private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  private static final Set<String> INDEXES =
      Set.of(OCI_INDEX, "application/vnd.docker.distribution.manifest.list.v2+json");
  private static final Set<String> IMAGE_CONFIGS =
      Set.of(
          "application/vnd.oci.image.config.v1+json",
          "application/vnd.docker.container.image.v1+json");

  /** What a manifest describes. */
  enum Kind {
    IMAGE,
    INDEX,
    ARTIFACT
  }

  /**
   * Reads a manifest.
   *
   * @param bytes the manifest
   * @throws UnreadableImage when it is none, or one of the first schema
   */
  static Manifest of(byte[] bytes) {
    Document json = json(bytes);
    if (json.at("schemaVersion") instanceof Number version && version.intValue() == 1) {
      throw new UnreadableImage("its manifest is of the first schema, which names no config");
    }
    boolean index = json.at("manifests") instanceof List<?>;
    if (index && (json.at("layers") != null || json.at("config") != null)) {
      // What it is would depend on who looks at it: CVE-2021-41190.
      throw new UnreadableImage("its manifest is one of an image and of an index at once");
    }
    Optional<String> said = json.text("mediaType");
    if (index || said.filter(INDEXES::contains).isPresent()) {
      List<Descriptor> named =
          descriptors(json, "manifests").stream().filter(each -> !isAttestation(each)).toList();
      return new Manifest(Kind.INDEX, said.orElse(OCI_INDEX), Optional.empty(), List.of(), named);
    }
    if (json.at("config") instanceof Document config
        && config.at("mediaType") instanceof String type
        && IMAGE_CONFIGS.contains(type)) {
      return new Manifest(
          Kind.IMAGE,
          said.orElse(OCI_IMAGE),
          Optional.of(small(Descriptor.of(config))),
          layers(json),
          List.of());
    }
    return new Manifest(
        Kind.ARTIFACT, said.orElse(OCI_IMAGE), Optional.empty(), List.of(), List.of());
  }

  /** Whether what an index names is another index. */
  static boolean isIndex(Descriptor named) {
    return INDEXES.contains(named.mediaType());
  }

  private static Document json(byte[] bytes) {
    try {
      return Json.document(bytes);
    } catch (IllegalArgumentException e) {
      throw new UnreadableImage("its manifest is not JSON");
    }
  }

  private static Descriptor small(Descriptor config) {
    if (config.size() > SmallBlob.MOST_BYTES) {
      throw SmallBlob.tooLarge();
    }
    return config;
  }

  private static List<Descriptor> layers(Document json) {
    List<Descriptor> layers = descriptors(json, "layers");
    if (layers.size() > MOST_LAYERS) {
      throw new UnreadableImage("its manifest names more than " + MOST_LAYERS + " layers");
    }
    return layers;
  }

  private static List<Descriptor> descriptors(Document json, String key) {
    return json.objects(key).stream().map(Descriptor::of).toList();
  }

  private static boolean isAttestation(Descriptor named) {
    boolean refersToAnother =
        named.json().at("annotations") instanceof Document annotations
            && annotations.at("vnd.docker.reference.type") != null;
    return refersToAnother
        || (named.json().at("platform") instanceof Document platform
            && "unknown".equals(platform.at("os"))
            && "unknown".equals(platform.at("architecture")));
  }
}
