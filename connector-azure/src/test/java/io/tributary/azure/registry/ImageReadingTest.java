package io.tributary.azure.registry;

import static io.tributary.azure.registry.SimulatedRegistries.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.registry.Content;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageIndex;
import io.tributary.testkit.registry.Platform;
import io.tributary.testkit.registry.RegistryContent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ImageReadingTest {
  private static final String HOST = "acme.azurecr.io";
  private static final String OTHER = "other.azurecr.io";
  private static final Image INTEL = image("amd64");
  private static final Image ARM = image("arm64");
  private static final Image ATTESTATION = Image.attestationOf(INTEL);
  private static final ImageIndex INDEX = ImageIndex.oci(INTEL, ATTESTATION, ARM);
  private static final Image CHART =
      Image.artifact(Content.of("application/vnd.cncf.helm.config.v1+json", "{}"));
  private static final RegistryContent CONTENT =
      RegistryContent.builder()
          .push(HOST, "web", List.of("2", "1"), INTEL)
          .push(HOST, "multi", List.of("latest"), INDEX)
          .push(HOST, "chart", List.of(), CHART)
          .push(OTHER, "copy", List.of(), INTEL)
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void anImageComesWithItsConfigTagsAndRegistry() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      Document row = only(azure.enrich(row(HOST, "web", INTEL.digest())));

      assertThat(row.at("imageKind")).isEqualTo("image");
      assertThat(row.text("imageConfigV2.architecture")).hasValue("amd64");
      assertThat(row.objects("imageConfigV2.history"))
          .extracting(layer -> layer.at("created_by"))
          .containsExactly("ADD amd64", "RUN amd64");
      assertThat(row.texts("imageTagReferences")).containsExactly(HOST + "/web:1", HOST + "/web:2");
      assertThat(row.at("imageTag")).isEqualTo("1");
      assertThat(row.at("location")).isEqualTo("westeurope");
      assertThat(row.text("registryId").orElse("")).endsWith("/registries/r0");
      assertThat(row.objects("images"))
          .singleElement()
          .satisfies(image -> assertThat(image.at("imageConfigV2")).isNotNull());
    }
  }

  @Test
  void anIndexComesWithThePlatformsThatRunSomewhere() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      Document row = only(azure.enrich(row(HOST, "multi", INDEX.digest())));

      assertThat(row.at("imageKind")).isEqualTo("index");
      assertThat(row.objects("images"))
          .extracting(image -> image.at("digest"))
          .containsExactly(INDEX.digest(), INTEL.digest(), ARM.digest());
      assertThat(row.texts("images[].imageConfigV2.architecture"))
          .containsExactly("amd64", "arm64");
      assertThat(row.texts("images[].platformOf")).containsOnly(INDEX.digest()).hasSize(2);
    }
  }

  @Test
  void whatIsNoImageIsMarkedAsAnArtifact() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      Enrichment enrichment =
          azure.enrich(
              row(HOST, "chart", CHART.digest()), row(HOST, "multi", ATTESTATION.digest()));

      assertThat(enrichment.records())
          .extracting(row -> row.document().at("imageKind"))
          .containsExactly("artifact", "artifact");
      assertThat(enrichment.gaps()).isEmpty();
    }
  }

  @Test
  void aRepositoryIsSignedInToOnce() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      azure.enrich(
          tagged(row(HOST, "multi", INTEL.digest())),
          tagged(row(HOST, "multi", INDEX.digest())),
          tagged(row(HOST, "multi", ARM.digest())));

      assertThat(azure.requests("/oauth2/token"::equals)).isEqualTo(1);
      assertThat(azure.requests("/oauth2/exchange"::equals)).isEqualTo(1);
    }
  }

  @Test
  void aDigestIsReadOnceWhoeverAsks() throws Exception {
    ExecutorService askers = Executors.newFixedThreadPool(4);
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      Callable<Enrichment> asker =
          () ->
              azure.enrich(
                  tagged(row(HOST, "web", INTEL.digest())),
                  tagged(row(HOST, "multi", INDEX.digest())),
                  tagged(row(OTHER, "copy", INTEL.digest())));
      for (Future<Enrichment> answer :
          askers.invokeAll(Stream.generate(() -> asker).limit(4).toList())) {
        assertThat(answer.get().gaps()).isEmpty();
      }

      for (String digest : List.of(INTEL.digest(), INDEX.digest(), ARM.digest())) {
        // Once without a token, to be told where to get one, and once with it.
        assertThat(azure.requests(path -> path.endsWith("/manifests/" + digest))).isBetween(1L, 2L);
      }
    } finally {
      askers.shutdownNow();
    }
  }

  @Test
  void whatAnotherRunHasReadIsNotReadAgain() throws Exception {
    ImageCache cache = ImageCache.inMemory();
    for (int run = 1; run <= 2; run++) {
      try (SimulatedRegistries azure =
          SimulatedRegistries.start(
              cache, AzureSimulator.builder().registries(CONTENT), HOST, OTHER)) {
        Document row = only(azure.enrich(tagged(row(HOST, "multi", INDEX.digest()))));

        assertThat(row.objects("images")).hasSize(3);
        assertThat(azure.requests(path -> path.startsWith("/v2/")) > 0).isEqualTo(run == 1);
      }
    }
  }

  @Test
  void aForbiddenRegistryCostsSecondsAndNothingElse() throws Exception {
    try (SimulatedRegistries azure =
        start(AzureSimulator.builder().forbiddenRegistries(Set.of(HOST)))) {
      SourceRecord[] rows =
          Stream.concat(
                  IntStream.range(0, 100).mapToObj(i -> row(HOST, "r" + i, INTEL.digest())),
                  Stream.of(row(OTHER, "copy", INTEL.digest())))
              .toArray(SourceRecord[]::new);
      long started = System.nanoTime();
      Enrichment enrichment = azure.enrich(rows);

      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
      assertThat(azure.requests("/oauth2/exchange"::equals)).isLessThan(40);
      assertThat(enrichment.records().get(100).document().at("imageKind")).isEqualTo("image");
      assertThat(enrichment.records().get(0).document().texts("images[].digest"))
          .containsExactly(INTEL.digest());
      assertThat(enrichment.gaps())
          .allSatisfy(gap -> assertThat(gap.reason()).contains(HOST, "grant it AcrPull"))
          .filteredOn(gap -> gap.what().equals("image tags"))
          .singleElement()
          .satisfies(gap -> assertThat(gap.records()).isEqualTo(100));
    }
  }

  @Test
  void oneForbiddenRepositoryLeavesTheOthersReadable() throws Exception {
    Interceptor denying =
        (request, simulator) ->
            request.path().startsWith("/v2/web/") && request.header("authorization").isPresent()
                ? HttpReply.json(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\"}]}")
                : simulator.answer(request);
    try (SimulatedRegistries azure = start(AzureSimulator.builder().intercept(denying))) {
      Enrichment enrichment =
          azure.enrich(
              tagged(row(HOST, "web", INTEL.digest())), tagged(row(HOST, "multi", ARM.digest())));

      assertThat(enrichment.gaps()).extracting(Gap::records).containsExactly(1L);
      assertThat(enrichment.records().get(1).document().at("imageKind")).isEqualTo("image");
    }
  }

  @Test
  void aRegistryThatDoesNotAnswerIsAskedFewTimes() throws Exception {
    Interceptor resetting =
        (request, simulator) ->
            request.host().equals(HOST)
                ? HttpReply.of(200).delivered(Delivery.resetBefore())
                : simulator.answer(request);
    try (SimulatedRegistries azure = start(AzureSimulator.builder().intercept(resetting))) {
      Enrichment enrichment =
          azure.enrich(
              IntStream.range(0, 200)
                  .mapToObj(i -> tagged(row(HOST, "web", digest(i))))
                  .toArray(SourceRecord[]::new));

      assertThat(enrichment.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.records()).isEqualTo(200))
          .satisfies(gap -> assertThat(gap.reason()).contains("Cannot reach " + HOST));
      assertThat(azure.requests(path -> path.startsWith("/v2/")))
          .isLessThanOrEqualTo(6); // Three tries, each made twice by the JDK.
    }
  }

  @Test
  void aSignInThatBreaksOffIsTriedFewTimesForAllThatIsAsked() throws Exception {
    Interceptor resetting =
        (request, simulator) ->
            request.path().equals("/oauth2/exchange")
                ? HttpReply.of(200).delivered(Delivery.resetBefore())
                : simulator.answer(request);
    try (SimulatedRegistries azure = start(AzureSimulator.builder().intercept(resetting))) {
      long started = System.nanoTime();
      Enrichment enrichment = azure.enrich(row(HOST, "web", INTEL.digest()));

      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
      assertThat(enrichment.gaps()).hasSize(2);
      assertThat(azure.requests("/oauth2/exchange"::equals)).isLessThanOrEqualTo(12);
    }
  }

  @Test
  void whatIsGoneIsUnknownAndSaysSo() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      Enrichment enrichment = azure.enrich(tagged(row(HOST, "web", digest(7))));

      assertThat(enrichment.gaps())
          .containsExactly(new Gap("image contents", HOST + " does not have it (any more)", 1));
    }
  }

  @Test
  void anIndexWhosePlatformIsGoneStillComes() throws Exception {
    Interceptor missing =
        (request, simulator) ->
            request.path().endsWith(ARM.digest()) && request.header("authorization").isPresent()
                ? HttpReply.json(
                    404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"no\"}]}")
                : simulator.answer(request);
    try (SimulatedRegistries azure = start(AzureSimulator.builder().intercept(missing))) {
      Enrichment enrichment = azure.enrich(tagged(row(HOST, "multi", INDEX.digest())));

      assertThat(only(enrichment).texts("images[].digest"))
          .containsExactly(INDEX.digest(), INTEL.digest(), ARM.digest());
      assertThat(enrichment.gaps()).extracting(Gap::records).containsExactly(1L);
    }
  }

  @Test
  void aRegistryThatSendsSomethingElseIsNotBelieved() throws Exception {
    Interceptor forging =
        (request, simulator) -> {
          HttpReply reply = simulator.answer(request);
          return reply.status() == 200 && request.path().contains("/manifests/")
              ? reply.withBody("application/vnd.oci.image.manifest.v1+json", "{}")
              : reply;
        };
    try (SimulatedRegistries azure = start(AzureSimulator.builder().intercept(forging))) {
      Enrichment enrichment = azure.enrich(tagged(row(HOST, "web", INTEL.digest())));

      assertThat(enrichment.gaps())
          .extracting(Gap::reason)
          .containsExactly(HOST + " answered with something else than what was asked for");
    }
  }

  @Test
  void aHostThatIsNoneOfTheTenantsIsNeverContacted() throws Exception {
    String outside = "acme.azurecr.io.evil.example";
    try (SimulatedRegistries azure =
        SimulatedRegistries.start(
            AzureSimulator.builder().registries(CONTENT),
            outside,
            "evil.example/acme.azurecr.io")) {
      Enrichment enrichment =
          azure.enrich(
              row(outside, "web", INTEL.digest()),
              row("mcr.microsoft.com", "dotnet", INTEL.digest()),
              row(HOST, "web", INTEL.digest()));

      assertThat(enrichment.gaps())
          .containsExactlyInAnyOrder(
              new Gap("image contents", "its registry is not one of the tenant's", 2),
              new Gap(
                  "image contents",
                  "the registry " + HOST + " is none of those found in Azure",
                  1));
      assertThat(azure.tenant().simulator().refusedHosts()).isEmpty();
      assertThat(azure.requests(path -> path.startsWith("/v2/"))).isZero();
    }
  }

  @Test
  void aBlobElsewhereIsReadWithoutTheToken() throws Exception {
    Interceptor watching =
        (request, simulator) ->
            request.host().endsWith("azurecr.io")
                    || request.header("authorization").isEmpty()
                    || request.host().startsWith("management.")
                ? simulator.answer(request)
                : HttpReply.of(400);
    try (SimulatedRegistries azure = start(AzureSimulator.builder().intercept(watching))) {
      Document row = only(azure.enrich(tagged(row(HOST, "web", INTEL.digest()))));

      assertThat(row.at("imageConfigV2")).isNotNull();
      assertThat(azure.tenant().simulator().requests())
          .anyMatch(
              request ->
                  !request.host().equals(HOST)
                      && !request.host().startsWith("management.")
                      && !request.host().startsWith("login."));
    }
  }

  @Test
  void theRegistriesAreLookedUpOnceAndOnlyWhenAskedFor() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      assertThat(azure.tenant().simulator().queries()).isEmpty();
      for (int page = 0; page < 3; page++) {
        azure.enrich(tagged(row(HOST, "web", INTEL.digest())));
      }

      assertThat(azure.tenant().simulator().queries())
          .singleElement()
          .satisfies(query -> assertThat(query).contains("microsoft.containerregistry/registries"));
    }
  }

  @Test
  void registriesThatCannotBeLookedUpAreAGap() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder().accessible(Set.of()))) {
      Enrichment enrichment =
          azure.enrich(row(HOST, "web", INTEL.digest()), row(HOST, "web", ARM.digest()));

      assertThat(enrichment.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).startsWith("the registries cannot be listed"))
          .satisfies(gap -> assertThat(gap.records()).isEqualTo(2));
    }
  }

  @Test
  void thereAreNoThreadsBeforeTheFirstRequestAndAfterTheEnd() throws Exception {
    try (SimulatedRegistries azure = start(AzureSimulator.builder())) {
      assertThat(threads()).isEmpty();
      azure.enrich(row(HOST, "web", INTEL.digest()));
      assertThat(threads()).isNotEmpty();
    }
    for (Thread ending : threads()) {
      ending.join(PATIENCE.toMillis()); // A pool is done a moment before its threads are.
    }
    assertThat(threads()).isEmpty();
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("container-registry-"))
        .toList();
  }

  private static SimulatedRegistries start(AzureSimulator.Builder simulator) throws Exception {
    return SimulatedRegistries.start(simulator.registries(CONTENT), HOST, OTHER);
  }

  private static Document only(Enrichment enrichment) {
    assertThat(enrichment.records()).hasSize(1);
    return enrichment.records().get(0).document();
  }

  private static SourceRecord tagged(SourceRecord row) {
    return row.withDocument(row.document().withAll(Map.of("tags", List.of("1"))));
  }

  private static String digest(int number) {
    return String.format(Locale.ROOT, "sha256:%064x", number);
  }

  private static Image image(String architecture) {
    return Image.oci(new Platform("linux", architecture))
        .layer("ADD " + architecture, "files of " + architecture)
        .emptyLayer("ENV A=1")
        .layer("RUN " + architecture, "more of " + architecture)
        .build();
  }
}
