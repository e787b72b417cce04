package io.tributary.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageConfigTest {
  @Test
  void aStepWithoutALayerTakesNone() {
    Document config =
        config(
            2,
            "{'os': 'linux', 'architecture': 'arm64', 'variant': 'v8', 'created': 'then', 'history':"
                + " [{'created_by': 'ADD'}, {'created_by': 'ENV', 'empty_layer': true},"
                + " {'created_by': 'RUN', 'empty_layer': false}]}");

    assertThat(config.keys())
        .containsExactly("os", "architecture", "variant", "created", "history");
    assertThat(config.objects("history"))
        .extracting(layer -> layer.at("created_by"))
        .containsExactly("ADD", "RUN");
    assertThat(config.objects("history"))
        .extracting(layer -> layer.at("size"))
        .containsExactly(1L, 2L);
  }

  @Test
  void layersThatCannotBeToldApartGetNoStep() {
    for (String history :
        List.of("[]", "[{'created_by': 'ADD'}]", "[{}, {}, {'created_by': 'x'}]", "'none'")) {
      assertThat(config(2, "{'history': " + history + "}").objects("history"))
          .hasSize(2)
          .allSatisfy(layer -> assertThat(layer.keys()).containsExactly("digest", "size"));
    }
  }

  @Test
  void whatTheConfigDoesNotSayIsLeftOut() {
    assertThat(config(0, "{'os': '', 'variant': null}").keys()).containsExactly("history");
  }

  @Test
  void aLongCommandIsCutAndMarked() {
    Document config = config(1, "{'history': [{'created_by': '" + "x".repeat(1_000_000) + "'}]}");

    assertThat(config.objects("history"))
        .extracting(layer -> layer.at("created_by"))
        .containsExactly("x".repeat(4_096) + "…");
  }

  @Test
  void aCacheForgetsByWeight() {
    ImageCache cache = ImageCache.inMemory();
    for (int i = 0; i < 100; i++) {
      cache.put("sha256:" + i, Document.owning(Map.of("history", "x".repeat(1024 * 1024))));
    }

    assertThat(cache.get("sha256:60")).isEmpty();
    assertThat(cache.get("sha256:99")).isPresent();
  }

  @Test
  void anAttestationThatLooksLikeAnImageIsNone() {
    byte[] bytes =
        "{\"os\": \"unknown\", \"architecture\": \"unknown\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(ImageConfig.of(bytes, List.of()).isAttestation()).isTrue();
  }

  @Test
  void aConfigThatIsNotJsonIsUnreadable() {
    assertThatThrownBy(() -> config(0, "tar")).isInstanceOf(UnreadableImage.class);
  }

  private static Document config(int layers, String json) {
    List<Descriptor> descriptors = new ArrayList<>();
    for (int i = 1; i <= layers; i++) {
      descriptors.add(new Descriptor("layer", "sha256:" + i, i, Document.empty()));
    }
    return ImageConfig.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), descriptors)
        .document();
  }
}
