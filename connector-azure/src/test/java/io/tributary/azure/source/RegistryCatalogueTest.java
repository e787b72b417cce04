package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.registry.SimulatedRegistries;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Split;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageIndex;
import io.tributary.testkit.registry.Platform;
import io.tributary.testkit.registry.RegistryContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegistryCatalogueTest {
  private static final String HOST = "acme.azurecr.io";

  @Test
  void everyManifestOfEveryRepositoryIsARow() throws Exception {
    RegistryContent.Builder content = RegistryContent.builder().registry("empty.azurecr.io");
    for (int i = 0; i < 205; i++) {
      content.push(HOST, "large", i == 0 ? List.of("b", "a") : List.of(), image("large" + i));
    }
    for (int i = 0; i < 120; i++) {
      content.push(HOST, "team-" + i + "/app", List.of("1"), image("app" + i));
    }
    Image one = image("one");
    Image two = image("two");
    content.push(HOST, "multi", List.of("1"), ImageIndex.oci(one, two));
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content.build()), HOST, "empty.azurecr.io")) {
      RegistryCatalogue catalogue = catalogue(azure);
      List<Split> splits = catalogue.plan();
      List<Page> pages = walk(catalogue, splits.get(0));

      assertThat(splits)
          .extracting(Split::id)
          .containsExactly(
              "azure.container-image.registry.acme", "azure.container-image.registry.empty");
      assertThat(splits).allMatch(RegistryCatalogue::reads);
      assertThat(pages).extracting(Page::announced).containsOnly(205L + 120 + 3);
      List<SourceRecord> rows = pages.stream().flatMap(page -> page.records().stream()).toList();
      assertThat(new HashSet<>(rows.stream().map(SourceRecord::id).toList())).hasSize(328);
      assertThat(rows).hasSize(328);
      SourceRecord tagged =
          rows.stream()
              .filter(row -> row.id().equals(HOST + "/large@" + image("large0").digest()))
              .findFirst()
              .orElseThrow();
      assertThat(tagged.document().texts("tags")).containsExactlyInAnyOrder("a", "b");
      assertThat(tagged.document().at("registryHost")).isEqualTo(HOST);
      assertThat(tagged.document().at("repositoryName")).isEqualTo("large");
      assertThat(tagged.document().at("location")).isEqualTo("westeurope");
      assertThat(tagged.document().at("source")).isEqualTo("Azure");
      assertThat(walk(catalogue, splits.get(1)))
          .containsExactly(new Page(List.of(), Optional.empty(), 0));
    }
  }

  @Test
  void aForbiddenRegistryIsAGapAndNoError() throws Exception {
    RegistryContent content =
        RegistryContent.builder().push(HOST, "web", List.of(), image("a")).build();
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).forbiddenRegistries(Set.of(HOST)), HOST)) {
      List<Page> pages = walk(catalogue(azure), catalogue(azure).plan().get(0));

      assertThat(pages).hasSize(1);
      assertThat(pages.get(0).records()).isEmpty();
      assertThat(pages.get(0).announced()).isZero();
      assertThat(pages.get(0).gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).contains(HOST, "grant it AcrPull"));
    }
  }

  @Test
  void aRegistryThatKeepsNoListsIsAGap() throws Exception {
    Interceptor plain =
        (request, simulator) ->
            request.path().startsWith("/acr/")
                ? HttpReply.of(404).withBody("text/plain", "404 page not found\n")
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(AzureSimulator.builder().intercept(plain), HOST)) {
      List<Page> pages = walk(catalogue(azure), catalogue(azure).plan().get(0));

      assertThat(pages.get(0).gaps())
          .containsExactly(
              new Gap(
                  "images of a registry", HOST + " keeps no lists, as Azure's registries do", 1));
    }
  }

  @Test
  void oneForbiddenRepositoryLeavesTheOthersListed() throws Exception {
    RegistryContent content =
        RegistryContent.builder()
            .push(HOST, "closed", List.of(), image("a"))
            .push(HOST, "open", List.of(), image("b"))
            .build();
    Interceptor denying =
        (request, simulator) ->
            request.path().startsWith("/acr/v1/closed")
                ? HttpReply.json(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\"}]}")
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(denying), HOST)) {
      List<Page> pages = walk(catalogue(azure), catalogue(azure).plan().get(0));

      assertThat(pages).extracting(Page::announced).containsOnly(1L);
      assertThat(pages.stream().flatMap(page -> page.records().stream()))
          .extracting(row -> row.document().at("repositoryName"))
          .containsExactly("open");
      assertThat(pages.stream().flatMap(page -> page.gaps().stream())).hasSize(1);
    }
  }

  @Test
  void aRegistryThatBreaksOffInTheMiddleIsAnError() throws Exception {
    RegistryContent content =
        RegistryContent.builder()
            .push(HOST, "a", List.of(), image("a"))
            .push(HOST, "b", List.of(), image("b"))
            .build();
    AtomicBoolean broken = new AtomicBoolean();
    Interceptor breaking =
        (request, simulator) ->
            broken.get() && request.host().equals(HOST)
                ? HttpReply.of(200).delivered(Delivery.resetBefore())
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(breaking), HOST)) {
      RegistryCatalogue catalogue = catalogue(azure);
      Split split = catalogue.plan().get(0);
      Page first = catalogue.fetch(split, Checkpoint.start());
      broken.set(true);

      assertThat(first.records()).hasSize(1);
      assertThatThrownBy(() -> walk(catalogue, split, first.next()))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("breaks off");
      assertThatThrownBy(() -> walk(catalogue, split))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("breaks off");
    }
  }

  @Test
  void namesTagsAndDigestsThatAreNoneAreLeftOut() throws Exception {
    RegistryContent content =
        RegistryContent.builder().push(HOST, "web", List.of(), image("a")).build();
    Interceptor odd =
        (request, simulator) -> {
          boolean signedIn = request.header("authorization").isPresent();
          if (signedIn && request.path().equals("/acr/v1/_catalog")) {
            return HttpReply.json(200, "{\"repositories\":[null,\"web\",\"No Name\"]}");
          }
          return signedIn && request.path().equals("/acr/v1/web/_manifests")
              ? HttpReply.json(
                  200,
                  "{\"imageName\":\"web\",\"manifests\":[{\"digest\":\""
                      + image("a").digest()
                      + "\",\"tags\":[null,\"1\"]},{\"tags\":[]}]}")
              : simulator.answer(request);
        };
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(odd), HOST)) {
      List<Page> pages = walk(catalogue(azure), catalogue(azure).plan().get(0));

      assertThat(pages.get(0).records())
          .singleElement()
          .satisfies(row -> assertThat(row.document().texts("tags")).containsExactly("1"));
      assertThat(pages.get(0).gaps())
          .extracting(Gap::reason)
          .containsExactly(
              HOST + " lists names that no repository can have",
              HOST + " lists images without a SHA-256 digest");
      assertThat(pages.get(0).gaps()).extracting(Gap::records).containsExactly(2L, 1L);
    }
  }

  @Test
  void aListOfNamesThatGoesRoundIsCutAndSaysSo() throws Exception {
    RegistryContent content =
        RegistryContent.builder().push(HOST, "web", List.of(), image("a")).build();
    Interceptor round =
        (request, simulator) ->
            request.header("authorization").isPresent() && request.path().equals("/acr/v1/_catalog")
                ? HttpReply.json(200, "{\"repositories\":[\"web\"]}")
                    .withHeader("Link", "</acr/v1/_catalog?last=web&n=100>; rel=\"next\"")
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(round), HOST)) {
      List<Page> pages = walk(catalogue(azure), catalogue(azure).plan().get(0));

      assertThat(pages.get(0).records()).hasSize(1);
      assertThat(pages.get(0).gaps())
          .extracting(Gap::reason)
          .containsExactly(HOST + " lists names without an end: the rest is not read");
    }
  }

  @Test
  void registriesThatCannotBeListedFailTheirOwnSplitOnly() throws Exception {
    Interceptor closed =
        (request, simulator) ->
            request.body().contains("microsoft.containerregistry/registries")
                ? HttpReply.json(
                    403, "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"No.\"}}")
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(AzureSimulator.builder().intercept(closed), HOST)) {
      RegistryCatalogue catalogue = catalogue(azure);

      Split split = catalogue.plan().get(0);

      assertThat(catalogue.plan()).singleElement().matches(RegistryCatalogue::reads);
      assertThatThrownBy(() -> catalogue.fetch(split, Checkpoint.start()))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("AuthorizationFailed");
    }
  }

  @Test
  void aRegistryThatIsClosedWhenAWalkGoesOnIsAnError() throws Exception {
    RegistryContent content =
        RegistryContent.builder().push(HOST, "web", List.of(), image("a")).build();
    AtomicBoolean closed = new AtomicBoolean();
    Interceptor closing =
        (request, simulator) ->
            closed.get() && request.path().startsWith("/acr/v1/")
                ? HttpReply.json(403, "{\"errors\":[{\"code\":\"DENIED\"}]}")
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(closing), HOST)) {
      Split split = catalogue(azure).plan().get(0);
      Checkpoint next = catalogue(azure).fetch(split, Checkpoint.start()).next().orElseThrow();
      closed.set(true);

      assertThatThrownBy(() -> catalogue(azure).fetch(split, next))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("breaks off");
    }
  }

  @Test
  void aCountThatIsNotThereCountsForNothing() throws Exception {
    RegistryContent content =
        RegistryContent.builder().push(HOST, "web", List.of(), image("a")).build();
    Interceptor empty =
        (request, simulator) ->
            request.header("authorization").isPresent() && request.path().equals("/acr/v1/web")
                ? HttpReply.json(200, "")
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(empty), HOST)) {
      List<Page> pages = walk(catalogue(azure), catalogue(azure).plan().get(0));

      assertThat(pages.get(0).announced()).isZero();
    }
  }

  @Test
  void aListWithoutAnEndIsGivenUp() throws Exception {
    RegistryContent content =
        RegistryContent.builder().push(HOST, "web", List.of(), image("a")).build();
    AtomicInteger pages = new AtomicInteger();
    Interceptor endless =
        (request, simulator) ->
            request.header("authorization").isPresent()
                    && request.path().equals("/acr/v1/web/_manifests")
                ? HttpReply.json(200, "{\"imageName\":\"web\",\"manifests\":[]}")
                    .withHeader(
                        "Link",
                        "</acr/v1/web/_manifests?last="
                            + pages.incrementAndGet()
                            + ">; rel=\"next\"")
                : simulator.answer(request);
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(content).intercept(endless), HOST)) {
      List<Page> walked = walk(catalogue(azure), catalogue(azure).plan().get(0));

      assertThat(walked.get(walked.size() - 1).gaps())
          .extracting(Gap::reason)
          .containsExactly(HOST + " lists without an end: the rest is not read");
    }
  }

  @Test
  void aLoginServerOutsideOfTheCloudHasASplitThatSaysSo() throws Exception {
    String outside = "acme.azurecr.io@evil.example/" + "x".repeat(300);
    try (SimulatedRegistries azure = SimulatedRegistries.start(AzureSimulator.builder(), outside)) {
      RegistryCatalogue catalogue = catalogue(azure);
      List<Page> pages = walk(catalogue, catalogue.plan().get(0));

      assertThat(pages.get(0).gaps())
          .singleElement()
          .satisfies(
              gap -> assertThat(gap.reason()).contains("is not a registry host of this cloud"));
      assertThat(azure.tenant().simulator().refusedHosts()).isEmpty();
    }
  }

  private static RegistryCatalogue catalogue(SimulatedRegistries azure) {
    return new RegistryCatalogue(
        SimulatedRegistries.DATASET, azure.gateway().registries(), azure.gateway().listing());
  }

  private static List<Page> walk(RegistryCatalogue catalogue, Split split)
      throws InterruptedException {
    return walk(catalogue, split, Optional.of(Checkpoint.start()));
  }

  private static List<Page> walk(
      RegistryCatalogue catalogue, Split split, Optional<Checkpoint> from)
      throws InterruptedException {
    List<Page> pages = new ArrayList<>();
    Optional<Checkpoint> next = from;
    while (next.isPresent()) {
      Page page = catalogue.fetch(split, next.get());
      pages.add(page);
      next = page.next();
    }
    return pages;
  }

  private static Image image(String name) {
    return Image.oci(new Platform("linux", "amd64")).layer("ADD " + name, name).build();
  }
}
