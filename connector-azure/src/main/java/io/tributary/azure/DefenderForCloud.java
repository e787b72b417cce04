package io.tributary.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import io.tributary.Connector;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.PromptHttpClient;
import io.tributary.azure.graph.QuotaGate;
import io.tributary.azure.preflight.Preflight;
import io.tributary.azure.registry.ImageCache;
import io.tributary.azure.source.DefenderDatasets;
import io.tributary.azure.source.FindingStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a connector to Microsoft Defender for Cloud. */
public final class DefenderForCloud {
  /** What hosts query for. */
  public static final String NAME = "Defender for Cloud";

  private DefenderForCloud() {}

  /** Starts to build a connector. */
  public static Builder builder() {
    return new Builder();
  }

  /** What a connector is made of. */
  record Settings(
      TokenCredential credential,
      AzureScope scope,
      AzureCloud cloud,
      HttpClient client,
      QuotaGate gate,
      Set<FindingStatus> statuses,
      List<String> resourceTypes,
      Set<String> shownVariables,
      ImageCache images) {

    /** What decides which rows there are. */
    String text() {
      return "cloud "
          + cloud
          + "; scope "
          + scope.kind()
          + scope.ids()
          + "; statuses "
          + new TreeSet<>(statuses)
          + "; resource types "
          + resourceTypes
          + "; shown variables "
          + new TreeSet<>(shownVariables);
    }
  }

  /** Collects what a connector is made of. For one thread; does no I/O. */
  public static final class Builder {
    private static final Pattern RESOURCE_TYPE =
        Pattern.compile(
            "(?!microsoft\\.resources/)[a-z0-9.-]+/[a-z0-9.-]+", Pattern.CASE_INSENSITIVE);

    private @Nullable TokenCredential credential;
    private AzureScope scope = AzureScope.tenant();
    private AzureCloud cloud = AzureCloud.PUBLIC;
    private @Nullable HttpClient client;
    private @Nullable ProxyOptions proxy;
    private @Nullable QuotaGate gate;
    private @Nullable ImageCache images;
    private Set<FindingStatus> statuses = EnumSet.of(FindingStatus.UNHEALTHY);
    private final Set<String> resourceTypes = new TreeSet<>();
    private final Set<String> shownVariables = new TreeSet<>();

    private Builder() {}

    /**
     * Signs in with this; required. Any credential of the Azure SDK will do. Its principal needs
     * Reader and Security Reader.
     */
    public Builder credential(TokenCredential principal) {
      credential = principal;
      return this;
    }

    /** Reads from here; everything that the credential sees without this. */
    public Builder scope(AzureScope where) {
      scope = where;
      return this;
    }

    /**
     * Reads from this cloud, for which the credential must be made; the public one without this.
     */
    public Builder cloud(AzureCloud which) {
      cloud = which;
      return this;
    }

    /**
     * Sends requests with this client of the Azure SDK. Without it, the JDK's client is used, with
     * the JVM's proxy and trust store. An answer that is not there as a whole after two minutes is
     * given up, with either; one whose {@code send} blocks cannot be given up.
     */
    public Builder httpClient(HttpClient sender) {
      client = sender;
      return this;
    }

    /** Sends requests through this proxy; not together with a client, which has its own. */
    public Builder proxy(ProxyOptions through) {
      proxy = through;
      return this;
    }

    /**
     * Shares a quota with other connectors in this JVM that use the same principal. Without it, the
     * connector has a gate of its own.
     */
    public Builder quotaGate(QuotaGate shared) {
      gate = shared;
      return this;
    }

    /**
     * Keeps here what container images contain, for other runs and connectors too. Without it, the
     * connector keeps the last {@value ImageCache#MEBIBYTES_IN_MEMORY} MiB of them in memory.
     */
    public Builder imageCache(ImageCache cache) {
      images = cache;
      return this;
    }

    /**
     * Delivers what has these statuses as findings; only the unhealthy without this. The others are
     * counted in the report.
     */
    public Builder findingStatuses(FindingStatus... wanted) {
      statuses = EnumSet.noneOf(FindingStatus.class);
      statuses.addAll(List.of(wanted));
      return this;
    }

    /**
     * Delivers only findings about these resource types, such as {@code
     * microsoft.compute/virtualmachines}, in any casing, and what is below them, such as the
     * databases of a server; about all without this. A type below another cannot be asked for.
     */
    public Builder resourceTypes(String... types) {
      return resourceTypes(List.of(types));
    }

    /** As {@link #resourceTypes(String...)}. */
    public Builder resourceTypes(Collection<String> types) {
      types.forEach(type -> resourceTypes.add(type.toLowerCase(Locale.ROOT)));
      return this;
    }

    /**
     * Lets the values of environment variables and settings with these names be seen, in any
     * casing. All others are masked as they are read: names stay, values become {@code ***}.
     */
    public Builder showVariables(String... names) {
      shownVariables.addAll(List.of(names));
      return this;
    }

    /**
     * The connector.
     *
     * @throws IllegalArgumentException that names everything that is wrong or missing
     */
    public Connector build() {
      return new DefenderConnector(settings("connector"));
    }

    /**
     * A look, before a run of such a connector, at whether it will have what it needs.
     *
     * @throws IllegalArgumentException that names everything that is wrong or missing
     */
    public Preflight buildPreflight() {
      Settings settings = settings("preflight");
      return Preflight.of(
          settings.cloud(),
          settings.scope(),
          settings.credential(),
          settings.client(),
          settings.gate(),
          DefenderDatasets.of(settings.statuses(), settings.resourceTypes()));
    }

    private Settings settings(String what) {
      List<String> problems = new ArrayList<>();
      if (credential == null) {
        problems.add("there is no credential: call credential(…)");
      }
      if (client != null && proxy != null) {
        problems.add("there is a client and a proxy: give the proxy to the client");
      }
      if (statuses.isEmpty()) {
        problems.add("no finding status is wanted: name at least one");
      }
      for (String type : resourceTypes) {
        if (!RESOURCE_TYPE.matcher(type).matches()) {
          problems.add(
              "\"" + type + "\" is not a resource type such as microsoft.compute/virtualmachines");
        }
      }
      if (credential == null || !problems.isEmpty()) {
        throw new IllegalArgumentException(
            "The " + what + " cannot be built: " + String.join("; ", problems));
      }
      return new Settings(
          credential,
          scope,
          cloud,
          client == null ? PromptHttpClient.create(proxy) : PromptHttpClient.around(client),
          gate == null ? QuotaGate.create() : gate,
          Set.copyOf(statuses),
          List.copyOf(resourceTypes),
          Set.copyOf(shownVariables),
          images == null ? ImageCache.inMemory() : images);
    }
  }
}
