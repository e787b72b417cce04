package io.tributary.azure.preflight;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.tributary.azure.enrich.CveDetails;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.PromptHttpClient;
import io.tributary.azure.graph.QuotaGate;
import io.tributary.azure.graph.SignIn;
import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.azure.registry.ImageCache;
import io.tributary.azure.registry.RegistryGateway;
import io.tributary.azure.source.DefenderDatasets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks, in seconds and before a run, at what the run will need: whether the credential signs in,
 * which subscriptions it sees, which tables answer, which role is missing where, whether details of
 * CVEs and container registries can be read, what is left of the quota, and what Defender for Cloud
 * does not look at, so that "no finding" is told from "not looked".
 *
 * <p>It reads some fifteen short answers, and no row of a dataset. Made by {@code
 * DefenderForCloud.builder()}. Immutable, and safe for any thread.
 */
public final class Preflight {
  static final String TABLE = "table";

  private static final String TOKEN = "token";

  /** The checks in their order; those behind one that nothing goes without are skipped. */
  private static final List<String> NAMES =
      List.of(
          TOKEN,
          SeenScope.NAME,
          TABLE,
          RoleProbe.NAME,
          CveProbe.NAME,
          PlanProbe.NAME,
          MachineProbe.NAME,
          RegistryProbes.NAME,
          QuotaProbe.NAME);

  private static final Duration LIMIT = Duration.ofSeconds(12);

  /** What a probe that runs others needs to put their results together. */
  private static final Duration SPARE = Duration.ofMillis(500);

  /** For one answer of Resource Graph; what it is asked here takes it a second at most. */
  private static final Duration GRAPH_PATIENCE = Duration.ofSeconds(5);

  /** For one answer of a registry: three rounds of those that say nothing are within the limit. */
  private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(3);

  private final AzureCloud cloud;
  private final AzureScope scope;
  private final TokenCredential credential;
  private final HttpClient client;
  private final QuotaGate gate;
  private final DefenderDatasets datasets;
  private final Duration limit;

  private Preflight(
      AzureCloud cloud,
      AzureScope scope,
      TokenCredential credential,
      HttpClient client,
      QuotaGate gate,
      DefenderDatasets datasets,
      Duration limit) {
    this.cloud = cloud;
    this.scope = scope;
    this.credential = credential;
    this.client = client;
    this.gate = gate;
    this.datasets = datasets;
    this.limit = limit;
  }

  /**
   * A look at a scope of one cloud.
   *
   * @param cloud the cloud, whose hosts are the only ones that see the credential
   * @param scope where
   * @param credential of a principal in that cloud
   * @param client sends the requests
   * @param gate keeps the principal's quota
   * @param datasets what a run would read
   */
  public static Preflight of(
      AzureCloud cloud,
      AzureScope scope,
      TokenCredential credential,
      HttpClient client,
      QuotaGate gate,
      DefenderDatasets datasets) {
    return new Preflight(cloud, scope, credential, client, gate, datasets, LIMIT);
  }

  /** The same, but given up after another time than {@link #LIMIT}. */
  Preflight within(Duration time) {
    return new Preflight(cloud, scope, credential, client, gate, datasets, time);
  }

  /**
   * Looks. Blocking, for 14 seconds at most, however many hosts say nothing; its threads are
   * daemons, and end with it. What cannot be looked at is in the report, with the reason.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public PreflightReport run() throws InterruptedException {
    long started = System.nanoTime();
    List<PreflightCheck> checks = new ArrayList<>();
    QuotaProbe quota = new QuotaProbe();
    GraphClient graph =
        GraphClient.of(
            cloud, credential, PromptHttpClient.within(GRAPH_PATIENCE, client), gate, quota::note);
    SeenScope seen = new SeenScope(graph, scope);
    try (ProbeThreads threads = new ProbeThreads(limit);
        RegistryGateway registries = registries(graph)) {
      for (Probe first : List.of(signIn(), seen.probe())) {
        checks.addAll(threads.run(List.of(first)));
        if (first.name().equals(TOKEN) ? failed(checks) : seen.isClosed(checks)) {
          skipAfter(first.name(), checks);
          return report(checks, started);
        }
      }
      GraphRows rows = new GraphRows(graph, scope);
      checks.addAll(
          threads.run(
              List.of(
                  tables(rows, seen, threads),
                  CveProbe.of(new CveDetails(graph)),
                  new PlanProbe(rows).probe(),
                  new MachineProbe(rows).probe(),
                  new RegistryProbes(registries, threads).probe())));
      checks.add(quota.check());
      return report(checks, started);
    }
  }

  private Probe signIn() {
    return new Probe(
        TOKEN,
        "",
        State.FAILED,
        () -> {
          new SignIn(credential).to(cloud);
          return List.of(new PreflightCheck(TOKEN, "", State.OK, "the credential signs in"));
        });
  }

  /** The tables, and what follows from them. */
  private Probe tables(GraphRows rows, SeenScope seen, ProbeThreads threads) {
    TableProbes tables = new TableProbes(rows, datasets);
    return new Probe(
        TABLE,
        "",
        State.FAILED,
        () -> {
          List<PreflightCheck> checks = new ArrayList<>(threads.run(tables.probes(), SPARE));
          checks.addAll(threads.run(List.of(new RoleProbe(rows, seen, tables).probe()), SPARE));
          return checks;
        });
  }

  private RegistryGateway registries(GraphClient graph) {
    return RegistryGateway.of(
        graph,
        scope,
        cloud,
        credential,
        PromptHttpClient.within(REGISTRY_PATIENCE, client),
        ImageCache.inMemory(),
        request -> {});
  }

  private static boolean failed(List<PreflightCheck> checks) {
    return checks.stream().anyMatch(check -> check.state() == State.FAILED);
  }

  private static void skipAfter(String failed, List<PreflightCheck> checks) {
    for (String name : NAMES.subList(NAMES.indexOf(failed) + 1, NAMES.size())) {
      checks.add(
          new PreflightCheck(
              name, "", State.SKIPPED, "not looked at, since nothing goes without a " + failed));
    }
  }

  private static PreflightReport report(List<PreflightCheck> checks, long started) {
    return new PreflightReport(checks, Duration.ofNanos(System.nanoTime() - started));
  }
}
