package io.tributary.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.registry.Manifest.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String OTHER = "sha256:" + "b".repeat(64);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.oci.image.config.v1+json",
        "application/vnd.docker.container.image.v1+json"
      })
  void aManifestWithTheConfigOfAnImageIsAnImage(String config) {
    Manifest manifest =
        manifest(
            "{'config': " + descriptor(config, 7) + ", 'layers': [" + descriptor("l", 9) + "]}");

    assertThat(manifest.kind()).isEqualTo(Kind.IMAGE);
    assertThat(manifest.mediaType()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
    assertThat(manifest.config()).map(Descriptor::size).hasValue(7L);
    assertThat(manifest.layers()).extracting(Descriptor::size).containsExactly(9L);
  }

  @Test
  void aManifestWithAnotherConfigIsAnArtifact() {
    assertThat(
            manifest(
                    "{'config': " + descriptor("application/vnd.cncf.helm.config.v1+json", 2) + "}")
                .kind())
        .isEqualTo(Kind.ARTIFACT);
    assertThat(manifest("{'mediaType': 'application/vnd.oci.artifact.manifest.v1+json'}").kind())
        .isEqualTo(Kind.ARTIFACT);
  }

  @Test
  void attestationsAreNoPlatforms() {
    Manifest index =
        manifest(
            "{'manifests': ["
                + named(DIGEST, "'platform': {'os': 'linux', 'architecture': 'amd64'}")
                + ","
                + named(OTHER, "'platform': {'os': 'unknown', 'architecture': 'unknown'}")
                + ","
                + named(
                    OTHER, "'annotations': {'vnd.docker.reference.type': 'attestation-manifest'}")
                + "]}");

    assertThat(index.kind()).isEqualTo(Kind.INDEX);
    assertThat(index.manifests()).extracting(Descriptor::digest).containsExactly(DIGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'manifests': [",
        "{'schemaVersion': 1, 'fsLayers': []}",
        "{'manifests': [], 'layers': []}",
        "{'manifests': [], 'config': {}}",
        "{'manifests': [{'mediaType': 'm', 'size': 1}]}",
        "{'manifests': [{'digest': 'sha512:00', 'size': 1}]}",
        "{'manifests': [{'digest': '../../catalog', 'size': 1}]}"
      })
  void whatMakesNoSenseIsUnreadable(String json) {
    assertThatThrownBy(() -> manifest(json)).isInstanceOf(UnreadableImage.class);
  }

  @Test
  void aConfigThatIsTooLargeIsNotEvenAskedFor() {
    assertThatThrownBy(
            () ->
                manifest(
                    "{'config': "
                        + descriptor(
                            "application/vnd.oci.image.config.v1+json", SmallBlob.MOST_BYTES + 1L)
                        + "}"))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageContaining("more than");
  }

  private static String descriptor(String type, long size) {
    return "{'mediaType': '" + type + "', 'digest': '" + DIGEST + "', 'size': " + size + "}";
  }

  private static String named(String digest, String more) {
    return "{'mediaType': 'm', 'digest': '" + digest + "', 'size': 1, " + more + "}";
  }

  private static Manifest manifest(String json) {
    return Manifest.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
