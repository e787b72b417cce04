package io.tributary.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.enrich.ImageContents;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.QuotaGate;
import io.tributary.azure.registry.OciLayout.Image;
import io.tributary.azure.registry.OciLayout.Step;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.RecordedRequest;
import io.tributary.testkit.Tables;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against Debian's registry, with tokens, behind a TLS front that gives them out as Azure does;
 * images come there through {@code skopeo}.
 */
class RealRegistryIT {
  private static final String HOST = "acme.azurecr.io";
  private static final Step[] STEPS = {
    Step.layer("ADD rootfs.tar /"),
    Step.empty("ENV A=1"),
    Step.layer("RUN make"),
    Step.empty("CMD [\"run\"]")
  };

  private static final RegistryTokens TOKENS = RegistryTokens.create();
  @TempDir private static Path folder;

  private static DockerRegistry open;
  private static DockerRegistry guarded;
  private static SimulatedTenant tenant;

  @BeforeAll
  static void startEverything() throws IOException {
    Optional<String> missing = DockerRegistry.missing();
    if (missing.isPresent() && "true".equals(System.getenv("CI"))) {
      fail(missing.get());
    }
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    Path storage = Files.createDirectory(folder.resolve("storage"));
    Path certificate = folder.resolve("tokens.pem");
    TOKENS.writeCertificate(certificate);
    open = DockerRegistry.open(folder, storage);
    guarded = DockerRegistry.guarded(folder, storage, HOST, certificate);
    tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(Tables.of(Map.of("resources", List.of(registryRow()))))
                .intercept(RealRegistryIT::front));
  }

  @AfterAll
  static void stopEverything() {
    if (tenant != null) {
      tenant.close();
      guarded.close();
      open.close();
    }
  }

  @Test
  void anImageIsReadWithItsLayersAlthoughSomeStepsHaveNone() throws Exception {
    Path layout = Files.createDirectory(folder.resolve("single"));
    OciLayout images = new OciLayout(layout);
    Image image = images.image("linux", "arm64", "v8", STEPS);
    images.root(image.descriptor());
    String digest = open.push(layout, "team/single", "1.0");

    Document row = read("team/single", digest);

    assertThat(digest).isEqualTo(image.digest());
    assertThat(row.at("imageKind")).isEqualTo("image");
    assertThat(row.text("imageConfigV2.os")).hasValue("linux");
    assertThat(row.text("imageConfigV2.architecture")).hasValue("arm64");
    assertThat(row.text("imageConfigV2.variant")).hasValue("v8");
    assertThat(row.text("imageConfigV2.created")).hasValue("2026-10-01T08:00:00Z");
    assertThat(row.objects("imageConfigV2.history")).isEqualTo(image.history()).hasSize(2);
    assertThat(row.number("images[0].size").orElseThrow().longValue()).isEqualTo(image.size());
    assertThat(row.text("location")).hasValue("westeurope");
  }

  @Test
  void anIndexIsReadWithBothItsPlatforms() throws Exception {
    Path layout = Files.createDirectory(folder.resolve("index"));
    OciLayout images = new OciLayout(layout);
    Image intel = images.image("linux", "amd64", "", STEPS);
    Image arm = images.image("linux", "arm64", "v8", STEPS);
    images.root(images.index(intel, arm));
    String digest = open.push(layout, "index", "1.0", "--all");

    List<Document> read = read("index", digest).objects("images");

    assertThat(read)
        .extracting(image -> image.at("digest"))
        .containsExactly(digest, intel.digest(), arm.digest());
    assertThat(read)
        .extracting(image -> image.at("platformOf"))
        .containsExactly(null, digest, digest);
    assertThat(read.get(1).text("imageConfigV2.architecture")).hasValue("amd64");
    assertThat(read.get(1).objects("imageConfigV2.history")).isEqualTo(intel.history());
    assertThat(read.get(2).text("variant")).hasValue("v8");
    assertThat(read.get(2).objects("imageConfigV2.history")).isEqualTo(arm.history());
  }

  @Test
  void aDockerManifestListIsReadLikeAnIndex() throws Exception {
    Path layout = Files.createDirectory(folder.resolve("list"));
    OciLayout images = new OciLayout(layout);
    Image intel = images.image("linux", "amd64", "", STEPS);
    Image arm = images.image("linux", "arm64", "v8", STEPS);
    images.root(images.index(intel, arm));
    String digest = open.push(layout, "list", "1.0", "--all", "--format", "v2s2");

    Document row = read("list", digest);

    assertThat(row.at("imageKind")).isEqualTo("index");
    List<Document> read = row.objects("images");
    assertThat(read).hasSize(3);
    assertThat(read.get(1).text("mediaType"))
        .hasValue("application/vnd.docker.distribution.manifest.v2+json");
    assertThat(read.get(1).objects("imageConfigV2.history")).isEqualTo(intel.history());
    assertThat(read.get(2).objects("imageConfigV2.history")).isEqualTo(arm.history());
  }

  @Test
  void aRepositoryIsSignedInToOnceForAllItsImages() throws Exception {
    Path layout = Files.createDirectory(folder.resolve("several"));
    OciLayout images = new OciLayout(layout);
    Image first = images.image("linux", "amd64", "", Step.layer("one"));
    Image second = images.image("linux", "arm64", "", Step.layer("two"));
    images.root(images.index(first, second));
    String digest = open.push(layout, "several", "1.0", "--all");
    long before = tokens();

    read("several", digest);

    assertThat(tokens() - before).isEqualTo(1);
  }

  @Test
  void tagsAreUnknownWhereTheRegistryKeepsNoLists() throws Exception {
    Path layout = Files.createDirectory(folder.resolve("tags"));
    OciLayout images = new OciLayout(layout);
    images.root(images.image("linux", "amd64", "", STEPS).descriptor());
    String digest = open.push(layout, "tags", "1.0");

    Enrichment enrichment = enrich("tags", digest);

    assertThat(enrichment.gaps())
        .containsExactly(
            new Gap("image tags", HOST + " keeps no lists, as Azure's registries do", 1));
    assertThat(enrichment.records().get(0).document().at("imageTag")).isNull();
  }

  private static Document read(String repository, String digest) throws InterruptedException {
    Enrichment enrichment = enrich(repository, digest);
    assertThat(enrichment.gaps()).extracting(Gap::what).doesNotContain("image contents");
    return enrichment.records().get(0).document();
  }

  private static Enrichment enrich(String repository, String digest) throws InterruptedException {
    GraphClient graph =
        GraphClient.of(
            AzureCloud.PUBLIC,
            tenant.credential(),
            tenant.client(),
            QuotaGate.create(),
            request -> {});
    try (RegistryGateway gateway =
        RegistryGateway.of(
            graph,
            AzureScope.tenant(),
            AzureCloud.PUBLIC,
            tenant.credential(),
            tenant.client(),
            ImageCache.inMemory(),
            request -> {})) {
      return new ImageContents(gateway.registries(), gateway.images())
          .enrich(
              List.of(
                  new SourceRecord(
                      "azure.container-image",
                      digest,
                      Document.owning(
                          Map.of(
                              "digest", digest,
                              "registryHost", HOST,
                              "repositoryName", repository)))));
    }
  }

  private static long tokens() {
    return tenant.simulator().requests().stream()
        .map(RecordedRequest::path)
        .filter("/oauth2/token"::equals)
        .count();
  }

  /** Azure's sign-in in front of a registry that knows nothing of Azure. */
  private static HttpReply front(ReceivedRequest request, Answerer simulator) {
    if (!request.host().equals(HOST)) {
      return simulator.answer(request);
    }
    if (request.path().equals("/oauth2/exchange")) {
      return HttpReply.json(200, "{\"refresh_token\":\"" + TOKENS.sign(HOST, "refresh") + "\"}");
    }
    if (request.path().equals("/oauth2/token")) {
      Map<String, String> form = request.form();
      return HttpReply.json(
          200,
          "{\"access_token\":\"" + TOKENS.sign(form.get("service"), form.get("scope")) + "\"}");
    }
    HttpRequest.Builder forwarded = HttpRequest.newBuilder();
    for (String name : List.of("accept", "authorization", "range")) {
      request.header(name).ifPresent(value -> forwarded.header(name, value));
    }
    HttpResponse<byte[]> answer = guarded.send(forwarded, request.path());
    HttpReply reply =
        HttpReply.of(answer.statusCode())
            .withBody(
                answer.headers().firstValue("Content-Type").orElse("text/plain"), answer.body());
    for (String name : List.of("Docker-Content-Digest", "WWW-Authenticate", "Content-Range")) {
      Optional<String> value = answer.headers().firstValue(name);
      reply = value.isPresent() ? reply.withHeader(name, value.get()) : reply;
    }
    return reply;
  }

  private static Map<String, Object> registryRow() {
    String subscription = "11111111-1111-4111-8111-111111111111";
    return Map.of(
        "id",
        "/subscriptions/"
            + subscription
            + "/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/acme",
        "name",
        "acme",
        "type",
        "microsoft.containerregistry/registries",
        "location",
        "westeurope",
        "tenantId",
        AzureSimulator.TENANT_ID,
        "subscriptionId",
        subscription,
        "properties",
        Map.of("loginServer", HOST));
  }
}
