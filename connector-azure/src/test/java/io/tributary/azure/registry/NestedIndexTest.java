package io.tributary.azure.registry;

import static io.tributary.azure.registry.SimulatedRegistries.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.registry.Content;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.Platform;
import io.tributary.testkit.registry.RegistryContent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NestedIndexTest {
  private static final String HOST = "acme.azurecr.io";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final Image IMAGE =
      Image.oci(new Platform("linux", "amd64")).layer("ADD", "files").build();

  private final Map<String, Content> manifests = new HashMap<>();

  @Test
  void anIndexInAnIndexIsFollowedAndOneInThatIsNot() throws Exception {
    Content deepest = index(named(IMAGE.manifest()));
    Content middle = index(named(IMAGE.manifest()), named(deepest));
    Content outer = index(named(middle));

    Enrichment enrichment = enrich(outer);

    assertThat(enrichment.records().get(0).document().texts("images[].digest"))
        .containsExactly(outer.digest(), IMAGE.digest());
    assertThat(enrichment.gaps())
        .containsExactly(
            new Gap("image contents", "an index is nested more than 2 deep: it was not read", 1));
  }

  @Test
  void anIndexOfVeryManyIsReadUpToABound() throws Exception {
    Content index =
        index(
            Stream.concat(
                    Stream.of(named(IMAGE.manifest())),
                    IntStream.range(0, 200).mapToObj(NestedIndexTest::gone))
                .toArray(String[]::new));

    Enrichment enrichment = enrich(index);

    assertThat(enrichment.records().get(0).document().objects("images")).hasSize(51);
    assertThat(enrichment.gaps())
        .extracting(Gap::reason)
        .containsExactlyInAnyOrder(
            HOST + " does not have it (any more)",
            "an index names more than 50 images: only these were read");
  }

  @Test
  void veryManyIndexesMayNameOneImage() throws Exception {
    Content[] indexes = new Content[1_000];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = index(i, named(IMAGE.manifest()));
    }

    Enrichment enrichment = enrich(indexes);

    assertThat(enrichment.gaps()).isEmpty();
    assertThat(enrichment.records())
        .allSatisfy(row -> assertThat(row.document().objects("images")).hasSize(2));
  }

  @Test
  void anIndexThatIsCalledAnImageIsNotFollowed() throws Exception {
    Content inner = index(named(IMAGE.manifest()));
    Content outer = index(descriptor("application/vnd.oci.image.manifest.v1+json", inner.digest()));

    Enrichment enrichment = enrich(outer);

    assertThat(enrichment.records().get(0).document().texts("images[].digest"))
        .containsExactly(outer.digest(), inner.digest());
    assertThat(enrichment.gaps())
        .extracting(Gap::reason)
        .containsExactly("an index names another as if it were an image: it was not read");
  }

  private Enrichment enrich(Content... indexes) throws Exception {
    RegistryContent content = RegistryContent.builder().push(HOST, "web", List.of(), IMAGE).build();
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(this::withIndexes), HOST)) {
      return azure.enrich(
          Stream.of(indexes)
              .map(index -> row(HOST, "web", index.digest()))
              .map(row -> row.withDocument(row.document().with("tags", List.of("1"))))
              .toArray(SourceRecord[]::new));
    }
  }

  private HttpReply withIndexes(ReceivedRequest request, Answerer simulator) {
    Content manifest = manifests.get(request.path().substring(request.path().lastIndexOf('/') + 1));
    return manifest == null || request.header("authorization").isEmpty()
        ? simulator.answer(request)
        : HttpReply.of(200)
            .withBody(manifest.mediaType(), manifest.bytes())
            .withHeader("Docker-Content-Digest", manifest.digest());
  }

  private Content index(String... named) {
    return index(0, named);
  }

  private Content index(int number, String... named) {
    Content index =
        Content.of(
            INDEX,
            Stream.of(named)
                .collect(
                    Collectors.joining(
                        ",",
                        "{\"number\":"
                            + number
                            + ",\"schemaVersion\":2,\"mediaType\":\""
                            + INDEX
                            + "\",\"manifests\":[",
                        "]}")));
    manifests.put(index.digest(), index);
    return index;
  }

  private static String named(Content content) {
    return descriptor(content.mediaType(), content.digest());
  }

  private static String gone(int number) {
    return descriptor(
        "application/vnd.oci.image.manifest.v1+json",
        String.format(Locale.ROOT, "sha256:%064x", number));
  }

  private static String descriptor(String mediaType, String digest) {
    return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest + "\",\"size\":1}";
  }
}
