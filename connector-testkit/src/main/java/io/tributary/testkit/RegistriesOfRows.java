package io.tributary.testkit;

import io.tributary.testkit.registry.Registry;
import io.tributary.testkit.registry.RegistryContent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives an empty registry to each row of one whose content nobody has set. */
final class RegistriesOfRows implements RegistryContent {

  private static final String TYPE = "microsoft.containerregistry/registries";

  private final RegistryContent content;
  private final Tables tables;
  private volatile @Nullable LoginServers read;

  RegistriesOfRows(RegistryContent content, Tables tables) {
    this.content = content;
    this.tables = tables;
  }

  /** The hosts that a table has rows of. */
  private record LoginServers(Table table, Set<String> hosts) {}

  @Override
  public Optional<Registry> registry(String host) {
    Optional<Registry> known = content.registry(host);
    if (known.isPresent()) {
      return known;
    }
    return loginServers().contains(host) ? Optional.of(Registry.empty()) : Optional.empty();
  }

  /** Reads the rows once for each table: the same instance means the same rows. */
  private Set<String> loginServers() {
    Table table = tables.table("resources");
    LoginServers last = read;
    if (last != null && last.table() == table) {
      return last.hosts();
    }
    Set<String> hosts = new HashSet<>();
    for (int i = 0; i < table.size(); i++) {
      Map<String, @Nullable Object> row = table.row(i);
      if (row.get("type") instanceof String type
          && type.equalsIgnoreCase(TYPE)
          && row.get("properties") instanceof Map<?, ?> properties
          && properties.get("loginServer") instanceof String host) {
        hosts.add(host.toLowerCase(Locale.ROOT));
      }
    }
    read = new LoginServers(table, hosts);
    return hosts;
  }
}
