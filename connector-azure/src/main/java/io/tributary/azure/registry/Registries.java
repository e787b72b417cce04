package io.tributary.azure.registry;

import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.failure.ConnectorException;
import io.tributary.record.Document;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The container registries that Resource Graph knows in a scope: the only hosts beside it that the
 * credential is shown to. Read once, when they are first asked for.
 *
 * <p>Blocking, and safe for any number of threads.
 */
public final class Registries {
  private static final GraphQuery QUERY = GraphQuery.resource(Registries.class, "registries.kql");

  private final GraphClient client;
  private final AzureScope scope;
  private final String suffix;
  private final Pattern host;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Found found;
  private @Nullable ConnectorException failure;

  /** The registries in a scope of a cloud. */
  public Registries(GraphClient client, AzureScope scope, AzureCloud cloud) {
    this.client = client;
    this.scope = scope;
    suffix = cloud.registrySuffix();
    // One label before the suffix: what has more dots is a data endpoint, or somebody else's host.
    host = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?" + Pattern.quote(suffix));
  }

  /**
   * The registry of a login server.
   *
   * @throws ConnectorException when the registries cannot be read; the same each time
   */
  public Optional<Registry> find(String loginServer) throws InterruptedException {
    return Optional.ofNullable(load().byHost().get(loginServer.toLowerCase(Locale.ROOT)));
  }

  /**
   * All registries, by login server in lower case, in the order of their resource ids.
   *
   * @throws ConnectorException as {@link #find} does
   */
  public List<Registry> all() throws InterruptedException {
    return List.copyOf(load().byHost().values());
  }

  /**
   * What rows give as login servers, but are not hosts of the cloud's registries. They are never
   * contacted.
   *
   * @throws ConnectorException as {@link #find} does
   */
  public Set<String> refused() throws InterruptedException {
    return load().refused();
  }

  /** Whether a host, known or not, is one of the cloud's registries. */
  public boolean isOfCloud(String loginServer) {
    return host.matcher(loginServer.toLowerCase(Locale.ROOT)).matches();
  }

  /** What the hosts of the cloud's registries end with. */
  public String suffix() {
    return suffix;
  }

  private Found load() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (failure != null) {
        throw failure; // The client has tried several times: not once more for each page.
      }
      if (found == null) {
        found = read();
      }
      return found;
    } catch (ConnectorException e) {
      failure = e;
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private Found read() throws InterruptedException {
    Map<String, Registry> byHost = new LinkedHashMap<>();
    Set<String> refused = new LinkedHashSet<>();
    for (Document row : client.all("container-registries", QUERY, scope).rows()) {
      String loginServer = text(row, "properties.loginServer").toLowerCase(Locale.ROOT);
      if (isOfCloud(loginServer)) {
        byHost.putIfAbsent(loginServer, registry(loginServer, row));
      } else {
        refused.add(loginServer);
      }
    }
    return new Found(byHost, Set.copyOf(refused));
  }

  private static Registry registry(String loginServer, Document row) {
    return new Registry(
        loginServer,
        text(row, "id"),
        text(row, "subscriptionId"),
        text(row, "tenantId"),
        text(row, "location"));
  }

  private static String text(Document row, String path) {
    return row.text(path).orElse("");
  }

  private record Found(Map<String, Registry> byHost, Set<String> refused) {}
}
