package io.tributary.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ArtifactTest {

  private static final Platform LINUX = new Platform("linux", "amd64");
  private static final String HOST = "contosoregistry1.azurecr.io";

  @Test
  void digestIsSha256OverTheBytes() {
    assertThat(Content.of("text/plain", "abc").digest())
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void manifestNamesConfigAndLayersByDigestAndSize() throws IOException {
    Image image = Image.docker(LINUX).layer("ADD a", "one").layer("ADD b", "two").build();

    JsonNode manifest = json(image.manifest());

    assertThat(image.manifest().mediaType())
        .isEqualTo("application/vnd.docker.distribution.manifest.v2+json")
        .isEqualTo(manifest.path("mediaType").asText());
    assertThat(manifest.path("config").path("digest").asText()).isEqualTo(image.config().digest());
    assertThat(manifest.path("layers").findValuesAsText("digest"))
        .containsExactlyElementsOf(image.layers().stream().map(Content::digest).toList());
    assertThat(manifest.path("layers").findValuesAsText("size")).containsExactly("3", "3");
  }

  @Test
  void stepsWithoutALayerAreHistoryOnly() throws IOException {
    Image image =
        Image.oci(LINUX)
            .created("2025-03-01T10:00:00Z")
            .layer("ADD a", "one")
            .emptyLayer("ENV A=1")
            .build();

    JsonNode config = json(image.config());

    assertThat(config.path("created").asText()).isEqualTo("2025-03-01T10:00:00Z");
    assertThat(config.path("history").findValuesAsText("created_by"))
        .containsExactly("ADD a", "ENV A=1");
    assertThat(config.path("history").get(0).has("empty_layer")).isFalse();
    assertThat(config.path("history").get(1).path("empty_layer").asBoolean()).isTrue();
    assertThat(config.path("rootfs").path("diff_ids")).hasSize(1);
    assertThat(image.layers()).hasSize(1);
  }

  @Test
  void indexNamesAnAttestationAsRunningNowhere() throws IOException {
    Image image = Image.oci(LINUX).layer("ADD a", "one").build();
    ImageIndex index = ImageIndex.oci(image, Image.attestationOf(image));

    JsonNode manifests = json(index.manifest()).path("manifests");

    assertThat(manifests.findValuesAsText("architecture")).containsExactly("amd64", "unknown");
    assertThat(manifests.get(1).path("annotations").path("vnd.docker.reference.digest").asText())
        .isEqualTo(image.digest());
    assertThat(index.images()).filteredOn(Image::isRunnable).containsExactly(image);
  }

  @Test
  void indexOfNothingIsRefused() {
    assertThatThrownBy(ImageIndex::oci).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pushingAnIndexPushesItsImagesWithoutTags() {
    Image image = Image.oci(LINUX).layer("ADD a", "one").build();
    ImageIndex index = ImageIndex.oci(image);

    Repository repository =
        repository(
            RegistryContent.builder().push(HOST, "payments/api", List.of("1", "latest"), index));

    assertThat(repository.find("latest")).contains(index);
    assertThat(repository.find(image.digest())).contains(image);
    assertThat(repository.tagsOf(index.digest())).containsExactly("1", "latest");
    assertThat(repository.tagsOf(image.digest())).isEmpty();
    assertThat(repository.blob(image.config().digest())).contains(image.config());
    assertThat(repository.blob(image.layers().get(0).digest())).isPresent();
  }

  @Test
  void tagThatIsPushedAgainMoves() {
    Image old = Image.oci(LINUX).layer("ADD a", "one").build();
    Image current = Image.oci(LINUX).layer("ADD a", "two").build();

    Repository repository =
        repository(
            RegistryContent.builder()
                .push(HOST, "payments/api", List.of("latest"), old)
                .push(HOST.toUpperCase(Locale.ROOT), "payments/api", List.of("latest"), current));

    assertThat(repository.find("latest")).contains(current);
    assertThat(repository.tagsOf(old.digest())).isEmpty();
    assertThat(repository.artifacts()).hasSize(2);
  }

  @Test
  void hostWithoutARegistryHasNone() {
    RegistryContent content = RegistryContent.builder().registry(HOST).build();

    assertThat(content.registry("other.azurecr.io")).isEmpty();
    assertThat(content.registry(HOST).orElseThrow().repositories()).isEmpty();
  }

  private static Repository repository(RegistryContent.Builder builder) {
    return builder.build().registry(HOST).orElseThrow().repositories().get("payments/api");
  }

  private static JsonNode json(Content content) throws IOException {
    return new ObjectMapper().readTree(content.bytes());
  }
}
