package io.tributary.azure.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.graph.AzureScope;
import io.tributary.core.json.Json;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.Sinks;
import io.tributary.record.Document;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.RecordedRequest;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync that is recorded, and replayed by a simulator without rows. */
class RecordedSyncTest {
  private static final Pattern TOKEN = Pattern.compile("\"(?:access|refresh)_token\":\"([^\"]+)\"");

  /** How often a record was delivered depends on which thread comes first. */
  private static final Pattern REVISION = Pattern.compile("revision=\\d+, ");

  /** Recordings have no tag that is called as variables are. */
  private static final Pattern TAG = Pattern.compile("(\\{\"name\":\"env\",\"value\":)\"[^\"]*\"");

  private final Estate estate =
      Estate.builder().subscriptions(3).virtualMachines(12).findings(60).build();
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  @TempDir private Path folder;

  @Test
  void aReplayDeliversTheSameRecords() throws IOException {
    Sync recorded = record(Masks.none(), this::watch);
    Sync replayed = replay(AzureScope.tenant());

    assertThat(replayed.unmatched()).isEmpty();
    assertThat(recorded.lines()).hasSizeGreaterThan(100);
    assertSame(replayed, recorded);
    assertThat(gaps(replayed)).isEqualTo(gaps(recorded));
  }

  @Test
  void noSecretIsInTheArchive() throws IOException {
    record(Masks.none(), this::watch);

    String text = Recording.read(archive()).text();
    assertThat(secrets).hasSizeGreaterThan(3);
    assertThat(secrets).noneMatch(text::contains);
    assertThat(text).doesNotContain(AzureSimulator.CLIENT_SECRET, "client_secret", "sig=");
    assertThat(text).doesNotContainIgnoringCase("authorization:", "\"authorization\"", "cookie");
    assertThat(text).contains("DB_CONNECTION").doesNotContain("made-up-");
  }

  @Test
  void masksHideNamesAndReplayToAnEquivalentRun() throws IOException {
    Masks masks =
        Masks.pseudonyms("id", Masks.UUID)
            .and(Masks.pseudonyms("address", Masks.IPV4))
            .and(Masks.pseudonyms("registry", Pattern.compile("(?i)contosoregistry\\d+")));
    Sync recorded = record(masks, this::watch);
    String text = Recording.read(archive()).text().toLowerCase(Locale.ROOT);
    Sync replayed = replay(AzureScope.tenant());

    assertThat(estate.subscriptions()).noneMatch(text::contains);
    assertThat(text)
        .contains("registry0001.azurecr.io")
        .doesNotContain("contosoregistry", AzureSimulator.TENANT_ID, "198.51.100.");
    assertThat(replayed.unmatched()).isEmpty();
    assertThat(replayed.report().state()).isEqualTo(recorded.report().state());
    assertThat(replayed.lines()).hasSameSizeAs(recorded.lines());
    assertThat(replayed.findingsOfAssets()).isEqualTo(recorded.findingsOfAssets());
    assertThat(gaps(replayed)).hasSameSizeAs(gaps(recorded));
  }

  @Test
  void whatWasNeverAskedIsSaid() throws IOException {
    record(Masks.none(), this::watch);
    Sync replayed = replay(AzureScope.subscriptions(estate.subscriptions().get(0)));

    assertThat(replayed.report().state()).isNotEqualTo(RunState.COMPLETE);
    assertThat(replayed.unmatched())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request)
                    .startsWith("POST https://management.azure.com/providers/")
                    .contains("\"subscriptions\""));
  }

  @Test
  void faultsAreRecordedAndHappenAgain() throws IOException {
    Sync recorded =
        record(
            Masks.none(),
            (request, simulator) ->
                switch (request.path().endsWith("/resources") ? request.ordinal() : 0) {
                  case 2 ->
                      HttpReply.json(429, "{\"error\":{\"code\":\"RateLimiting\"}}")
                          .withHeader("Retry-After", "1");
                  case 4 -> simulator.answer(request).delivered(Delivery.resetBefore());
                  case 6 -> HttpReply.of(502).withBody("text/html", "<html>Bad</html>");
                  default -> watch(request, simulator);
                });
    List<Document> exchanges = Recording.read(archive()).exchanges();
    Sync replayed = replay(AzureScope.tenant());

    assertThat(exchanges)
        .filteredOn(exchange -> exchange.text("failure").isPresent())
        .extracting(exchange -> exchange.text("failure").orElseThrow())
        .containsExactly("reset");
    assertThat(exchanges)
        .filteredOn(exchange -> status(exchange) == 429)
        .extracting(exchange -> exchange.text("answer.headers.retry-after"))
        .containsExactly(Optional.of("1"));
    assertSame(replayed, recorded);
    assertThat(replayed.unmatched()).isEmpty();
    assertThat(replayed.report().throttled()).isEqualTo(1);
    assertThat(replayed.statuses()).contains(429, 502);
  }

  /** Says what differs, and not all that does not. */
  private static void assertSame(Sync replayed, Sync recorded) {
    Set<String> more = new TreeSet<>(replayed.lines());
    more.removeAll(recorded.lines());
    Set<String> fewer = new TreeSet<>(recorded.lines());
    fewer.removeAll(replayed.lines());
    assertThat(more).isEmpty();
    assertThat(fewer).isEmpty();
  }

  private static int status(Document exchange) {
    return exchange.number("answer.status").map(BigDecimal::intValue).orElse(0);
  }

  /** The simulator's answers, of which it notes what must not be recorded. */
  private HttpReply watch(ReceivedRequest request, Answerer simulator) {
    HttpReply reply = simulator.answer(request);
    request.header("authorization").map(value -> value.substring(7)).ifPresent(secrets::add);
    Matcher token = TOKEN.matcher(reply.body());
    while (token.find()) {
      secrets.add(token.group(1));
    }
    Optional.ofNullable(reply.headers().get("Location"))
        .ifPresent(link -> secrets.add(link.substring(link.indexOf("sig=") + 4)));
    return reply;
  }

  private Path archive() {
    return folder.resolve("run.zip");
  }

  private Sync record(Masks masks, Interceptor between) throws IOException {
    try (SimulatedTenant tenant =
            SimulatedTenant.start(
                AzureSimulator.builder()
                    .tables(estate)
                    .registries(estate.registryContent())
                    .noQuota()
                    .intercept(between));
        Recorder recorder = Recorder.to(archive()).masks(masks).start()) {
      return sync(tenant, recorder.around(tenant.client()), AzureScope.tenant(), "secret");
    }
  }

  private Sync replay(AzureScope scope) throws IOException {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(AzureSimulator.builder().replay(archive()))) {
      return sync(tenant, tenant.client(), scope, "anybody");
    }
  }

  private static Sync sync(
      SimulatedTenant tenant, HttpClient client, AzureScope scope, String who) {
    CollectingSink sink = Sinks.collecting();
    RunReport report =
        Pipeline.from(
                DefenderForCloud.builder()
                    .scope(scope)
                    .httpClient(client)
                    .credential(
                        new ClientSecretCredentialBuilder()
                            .httpClient(client)
                            .tenantId(AzureSimulator.TENANT_ID)
                            .clientId(AzureSimulator.CLIENT_ID)
                            .clientSecret(who.equals("secret") ? AzureSimulator.CLIENT_SECRET : who)
                            .build())
                    .build())
            .to(sink)
            .build()
            .run();
    return new Sync(
        report,
        lines(sink),
        tenant.simulator().unmatched(),
        tenant.simulator().requests().stream()
            .map(RecordedRequest::status)
            .collect(Collectors.toSet()),
        sink.findings().stream()
            .collect(Collectors.groupingBy(finding -> finding.identity(), Collectors.counting()))
            .values()
            .stream()
            .sorted()
            .toList());
  }

  private static Set<String> lines(CollectingSink sink) {
    return Stream.concat(sink.assets().stream(), sink.findings().stream())
        .map(
            record ->
                TAG.matcher(REVISION.matcher(record + Json.text(record.document())).replaceAll(""))
                    .replaceAll("$1\"***\""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> gaps(Sync sync) {
    return sync.report().datasets().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().gaps().toString()));
  }

  /**
   * What came of a run.
   *
   * @param findingsOfAssets how many findings each asset has, whichever it is
   */
  private record Sync(
      RunReport report,
      Set<String> lines,
      List<String> unmatched,
      Set<Integer> statuses,
      List<Long> findingsOfAssets) {}
}
