package io.tributary.testkit;

import io.tributary.testkit.http.Certificates;
import io.tributary.testkit.http.ConnectProxy;
import io.tributary.testkit.http.Doorkeeper;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.registry.RegistryContent;
import io.tributary.testkit.replay.Replay;
import io.tributary.testkit.service.AccessTokens;
import io.tributary.testkit.service.Cloud;
import io.tributary.testkit.service.ContainerRegistryService;
import io.tributary.testkit.service.Directory;
import io.tributary.testkit.service.EntraService;
import io.tributary.testkit.service.Quota;
import io.tributary.testkit.service.QuotaRule;
import io.tributary.testkit.service.ResourceManager;
import io.tributary.testkit.service.Tenant;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * An Azure tenant in this process: Entra, Azure Resource Manager, Resource Graph and container
 * registries, under their real host names.
 *
 * <p>A client reaches it through {@link #proxy} and trusts {@link #trustStore}; nothing else about
 * it differs from a client of the real clouds. The proxy lets through to the simulated hosts and to
 * nothing else. What a query of an unknown kind gets is the error that Resource Graph gives, so
 * that a test does not pass with a query that the service would refuse.
 *
 * <pre>{@code
 * try (AzureSimulator azure = AzureSimulator.builder().tables(Tables.folder(rows)).start()) {
 *   HttpClient client =
 *       HttpClient.newBuilder()
 *           .proxy(ProxySelector.of(azure.proxy()))
 *           .sslContext(azure.sslContext())
 *           .build();
 * }
 * }</pre>
 *
 * <p>All threads are daemons, and end with {@link #close}. Safe for use by several threads.
 */
public final class AzureSimulator implements AutoCloseable {

  /** The tenant, unless the builder names another. */
  public static final String TENANT_ID = "72f988bf-0000-4000-8000-000000000000";

  /** The application that may sign in. */
  public static final String CLIENT_ID = "5d1f0000-0000-4000-8000-00000000c11e";

  /** Its secret. */
  public static final String CLIENT_SECRET = "simulated~secret~of~no~value";

  private final Certificates certificates;
  private final ConnectProxy proxy;
  private final Records<RecordedRequest> requests;
  private final Records<String> queries;
  private final Quota quota;
  private final Optional<Replay> replay;

  private AzureSimulator(
      Certificates certificates,
      ConnectProxy proxy,
      Records<RecordedRequest> requests,
      Records<String> queries,
      Quota quota,
      Optional<Replay> replay) {
    this.certificates = certificates;
    this.proxy = proxy;
    this.requests = requests;
    this.queries = queries;
    this.quota = quota;
    this.replay = replay;
  }

  /** Starts a simulator's description: no rows or images, the real quota, any free port. */
  public static Builder builder() {
    return new Builder();
  }

  /** The proxy's address, on 127.0.0.1. */
  public InetSocketAddress proxy() {
    return proxy.address();
  }

  /** A store with the certificate of the authority that signed the servers' one. */
  public KeyStore trustStore() {
    return certificates.trustStore();
  }

  /** Writes {@link #trustStore} as PKCS#12, for {@code -Djavax.net.ssl.trustStore}. */
  public void writeTrustStore(Path file, char[] password) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      trustStore().store(out, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("The trust store could not be written to " + file, e);
    }
  }

  /** A context that trusts {@link #trustStore} and nothing else. */
  public SSLContext sslContext() {
    return certificates.clientContext();
  }

  /** The last ten thousand requests, oldest first. */
  public List<RecordedRequest> requests() {
    return requests.all();
  }

  /** The last ten thousand Resource Graph queries that the quota let through, oldest first. */
  public List<String> queries() {
    return queries.all();
  }

  /**
   * Counts a query against an application's quota as if another program that signs in as the same
   * application had sent it.
   *
   * @return whether the quota let it through
   */
  public boolean spendQuota(String clientId) {
    return quota.take(clientId).admitted();
  }

  /** The hosts that clients asked the proxy for and did not get. */
  public List<String> refusedHosts() {
    return proxy.refusedHosts();
  }

  /**
   * The requests that the recording has no answer to, oldest first; the first thousand. None
   * without a recording.
   */
  public List<String> unmatched() {
    return replay.map(Replay::unmatched).orElse(List.of());
  }

  /** Stops listening and drops every connection. */
  @Override
  public void close() {
    proxy.close();
    try {
      if (replay.isPresent()) {
        replay.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The recording could not be closed", e);
    }
  }

  /** Describes a simulator. Not for use by several threads. */
  public static final class Builder {

    private Tables tables = Tables.of(Map.of());
    private RegistryContent registries = RegistryContent.builder().build();
    private Set<String> forbiddenRegistries = Set.of();
    private String tenantId = TENANT_ID;
    private final Map<String, String> secrets = new HashMap<>(Map.of(CLIENT_ID, CLIENT_SECRET));
    private Optional<Set<String>> readable = Optional.empty();
    private boolean tenantReader = true;
    private Set<String> missingTables = Set.of();
    private Optional<QuotaRule> quota = Optional.of(QuotaRule.DOCUMENTED);
    private Duration tokenLifetime = Duration.ofSeconds(3599);
    private Clock clock = Clock.systemUTC();
    private Interceptor interceptor = (request, simulator) -> simulator.answer(request);
    private Doorkeeper doorkeeper = host -> Optional.empty();
    private Optional<Path> recording = Optional.empty();
    private int proxyPort;

    private Builder() {}

    /** The rows that the tenant has. */
    public Builder tables(Tables rows) {
      this.tables = Objects.requireNonNull(rows, "rows");
      return this;
    }

    /** The rows of a folder's {@code <table>.ndjson} files, as {@link Tables#folder} reads it. */
    public Builder tables(Path folder) throws IOException {
      return tables(Tables.folder(folder));
    }

    /**
     * What the container registries hold. A registry that has a row but isn't known here answers
     * too, and is empty; the proxy lets through to no other.
     */
    public Builder registries(RegistryContent content) {
      this.registries = Objects.requireNonNull(content, "content");
      return this;
    }

    /** The login servers of registries that the applications have no right to read. */
    public Builder forbiddenRegistries(Set<String> hosts) {
      this.forbiddenRegistries =
          hosts.stream()
              .map(host -> host.toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
      return this;
    }

    /** The tenant's id, which is also its root management group's name. */
    public Builder tenant(String id) {
      this.tenantId = Objects.requireNonNull(id, "id");
      return this;
    }

    /** One more application that may sign in; each has a quota of its own. */
    public Builder application(String clientId, String clientSecret) {
      secrets.put(clientId, clientSecret);
      return this;
    }

    /** The subscriptions whose rows may be read, instead of all. An empty set denies access. */
    public Builder accessible(Set<String> subscriptions) {
      this.readable = Optional.of(Set.copyOf(subscriptions));
      return this;
    }

    /**
     * Whether the applications may read at the tenant's root, where the rows of {@code
     * microsoft.security/cvedetails} belong; true by default. Without it such rows are not there,
     * as they are not for a query with subscriptions or management groups, or with an api-version
     * before 2022-10-01.
     */
    public Builder tenantReader(boolean may) {
      this.tenantReader = may;
      return this;
    }

    /** Makes the cloud one that lacks these tables, which refuses queries of them. */
    public Builder withoutTables(String... names) {
      this.missingTables =
          Arrays.stream(names)
              .map(name -> name.toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
      return this;
    }

    /** How many queries each application may send in a sliding window; 15 in 5 s by default. */
    public Builder quota(int queries, Duration window) {
      return quota(QuotaRule.sliding(queries, window));
    }

    /** How the queries of each application are counted, and what it is told of it. */
    public Builder quota(QuotaRule rule) {
      this.quota = Optional.of(rule);
      return this;
    }

    /** As many queries as one likes. */
    public Builder noQuota() {
      this.quota = Optional.empty();
      return this;
    }

    /** How long an access token is good for; 3,599 s by default. Counted in whole seconds. */
    public Builder tokenLifetime(Duration lifetime) {
      this.tokenLifetime = Objects.requireNonNull(lifetime, "lifetime");
      return this;
    }

    /** The clock of quota and tokens; the system's by default. TLS goes by the real time. */
    public Builder clock(Clock time) {
      this.clock = Objects.requireNonNull(time, "time");
      return this;
    }

    /** What stands between the clients and the simulator, to inject faults. */
    public Builder intercept(Interceptor between) {
      this.interceptor = Objects.requireNonNull(between, "between");
      return this;
    }

    /** What may refuse a client at the proxy, to inject the faults of one; nothing by default. */
    public Builder doorkeeper(Doorkeeper keeper) {
      this.doorkeeper = Objects.requireNonNull(keeper, "keeper");
      return this;
    }

    /**
     * Answers from a recording, as {@link Replay} says, instead of from rows and registries. An
     * interceptor stands before it.
     */
    public Builder replay(Path file) {
      this.recording = Optional.of(file);
      return this;
    }

    /** The proxy's port on 127.0.0.1; any free one by default. */
    public Builder proxyPort(int port) {
      this.proxyPort = port;
      return this;
    }

    /**
     * Makes the certificates and listens.
     *
     * @throws IOException if the port is taken, or the recording cannot be read
     */
    public AzureSimulator start() throws IOException {
      if (recording.isEmpty()) {
        return start(Optional.empty());
      }
      Replay replay = Replay.of(recording.get());
      try {
        return start(Optional.of(replay));
      } catch (IOException | RuntimeException e) {
        replay.close();
        throw e;
      }
    }

    private AzureSimulator start(Optional<Replay> replay) throws IOException {
      Set<String> recordedHosts = replay.map(Replay::hosts).orElse(Set.of());
      AccessTokens tokens = new AccessTokens(clock, tokenLifetime);
      Records<RecordedRequest> requests = new Records<>();
      Records<String> queries = new Records<>();
      Quota counted =
          quota.map(rule -> Quota.of(rule, clock)).orElseGet(() -> Quota.unlimited(clock));
      ContainerRegistryService registryService =
          new ContainerRegistryService(
              new RegistriesOfRows(registries, tables), tokens, forbiddenRegistries, clock);
      Dispatcher dispatcher =
          new Dispatcher(
              new EntraService(new Directory(tenantId, secrets), tokens, clock),
              new ResourceManager(
                  new TableCatalog(tables),
                  tokens,
                  counted,
                  new Tenant(tenantId, readable, tenantReader, missingTables),
                  clock,
                  queries::add),
              registryService,
              replay.map(this::before).orElse(interceptor),
              clock,
              requests);
      Set<String> names = new TreeSet<>(Cloud.certificateNames());
      names.addAll(recordedHosts);
      Certificates certificates = Certificates.make(names);
      ConnectProxy proxy =
          ConnectProxy.start(
              proxyPort,
              certificates,
              host ->
                  Cloud.knows(host) || registryService.serves(host) || recordedHosts.contains(host),
              doorkeeper,
              dispatcher);
      return new AzureSimulator(certificates, proxy, requests, queries, counted, replay);
    }

    private Interceptor before(Replay replay) {
      return (request, simulator) ->
          interceptor.intercept(request, seen -> replay.intercept(seen, simulator));
    }
  }
}
