package io.tributary.testkit.registry;

/** The media types of one family of manifests. */
enum MediaTypes {
  OCI(
      "application/vnd.oci.image.manifest.v1+json",
      "application/vnd.oci.image.index.v1+json",
      "application/vnd.oci.image.config.v1+json",
      "application/vnd.oci.image.layer.v1.tar+gzip"),
  DOCKER(
      "application/vnd.docker.distribution.manifest.v2+json",
      "application/vnd.docker.distribution.manifest.list.v2+json",
      "application/vnd.docker.container.image.v1+json",
      "application/vnd.docker.image.rootfs.diff.tar.gzip");

  private final String manifest;
  private final String index;
  private final String config;
  private final String layer;

  MediaTypes(String manifest, String index, String config, String layer) {
    this.manifest = manifest;
    this.index = index;
    this.config = config;
    this.layer = layer;
  }

  String manifest() {
    return manifest;
  }

  String index() {
    return index;
  }

  String config() {
    return config;
  }

  String layer() {
    return layer;
  }
}
