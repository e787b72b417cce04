package io.tributary.testkit.estate;

import io.tributary.testkit.registry.Artifact;
import io.tributary.testkit.registry.Content;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageBuilder;
import io.tributary.testkit.registry.ImageIndex;
import io.tributary.testkit.registry.Platform;
import java.util.List;

/** The sorts of artifacts that an estate's registries have; one of each in turn. */
enum ImageKind {
  /** One platform, in an OCI manifest. */
  SINGLE,
  /** One platform, in a Docker manifest. */
  DOCKER,
  /** Two platforms and buildx's attestation of the first, in an OCI index. */
  INDEX,
  /** Two platforms in a Docker manifest list. */
  MANIFEST_LIST,
  /** One platform, with steps in its history that left no layer. */
  EMPTY_LAYERS,
  /** One platform; its tag has moved on. */
  UNTAGGED,
  /** A chart, which is no image. */
  CHART;

  private static final Platform AMD64 = new Platform("linux", "amd64");
  private static final Platform ARM64 = new Platform("linux", "arm64");
  private static final List<String> BASES = List.of("debian:12", "alpine:3.20", "ubuntu:24.04");

  /** Makes one. */
  Artifact make(String repository, Draw draw) {
    String base = draw.pick(BASES);
    String created = Dates.precise(draw);
    String build = draw.guid();
    return switch (this) {
      case SINGLE, UNTAGGED -> image(Image.oci(AMD64), base, created, build);
      case DOCKER -> image(Image.docker(AMD64), base, created, build);
      case INDEX -> {
        Image first = image(Image.oci(AMD64), base, created, build + " amd64");
        Image second = image(Image.oci(ARM64), base, created, build + " arm64");
        yield ImageIndex.oci(first, second, Image.attestationOf(first));
      }
      case MANIFEST_LIST ->
          ImageIndex.docker(
              image(Image.docker(AMD64), base, created, build + " amd64"),
              image(Image.docker(ARM64), base, created, build + " arm64"));
      case EMPTY_LAYERS ->
          base(Image.oci(AMD64), base, created)
              .emptyLayer("CMD [\"bash\"]")
              .emptyLayer("ENV APP_HOME=/opt/app")
              .layer("COPY target/app /opt/app # buildkit", build)
              .emptyLayer("USER app")
              .layer("RUN /bin/sh -c chown -R app /opt/app # buildkit", build + " owned")
              .emptyLayer("ENTRYPOINT [\"/opt/app/run\"]")
              .build();
      case CHART ->
          Image.artifact(
              Content.of(
                  "application/vnd.cncf.helm.config.v1+json",
                  "{\"name\":\"" + repository + "\",\"version\":\"1.0.0\",\"apiVersion\":\"v2\"}"),
              Content.of("application/vnd.cncf.helm.chart.content.v1.tar+gzip", build));
    };
  }

  private static Image image(ImageBuilder builder, String base, String created, String build) {
    return base(builder, base, created)
        .layer("RUN /bin/sh -c apt-get update # buildkit", "packages of " + base)
        .layer("COPY target/app /opt/app # buildkit", build)
        .build();
  }

  /** Images of one base share its layer. */
  private static ImageBuilder base(ImageBuilder builder, String base, String created) {
    return builder
        .created("2024-01-01T00:00:00Z")
        .layer("# FROM " + base, "root of " + base)
        .created(created);
  }
}
