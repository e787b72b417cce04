package io.tributary.testkit.service;

import io.tributary.testkit.kql.Rows;
import io.tributary.testkit.kql.Schema;
import io.tributary.testkit.kql.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Resource Graph's tables, in one cloud, and the columns that all of them have. */
final class GraphTables {

  static final Schema SCHEMA = schema();

  /** The tables of Microsoft's reference "supported tables and resource types". */
  private static final Set<String> NAMES = names();

  private final Catalog catalog;
  private final Set<String> missing;

  GraphTables(Catalog catalog, Set<String> missing) {
    this.catalog = catalog;
    this.missing = missing;
  }

  /** Whether there is such a table, with rows or without. */
  boolean has(String name) {
    return !missing.contains(name) && (NAMES.contains(name) || catalog.names().contains(name));
  }

  Rows rows(String name) {
    return catalog.rows(name);
  }

  private static Set<String> names() {
    try (InputStream in = GraphTables.class.getResourceAsStream("tables.txt")) {
      if (in == null) {
        throw new IllegalStateException("tables.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("tables.txt can't be read", e);
    }
  }

  private static Schema schema() {
    Map<String, Type> columns = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "id",
          "name",
          "type",
          "tenantId",
          "kind",
          "location",
          "resourceGroup",
          "subscriptionId",
          "managedBy"
        }) {
      columns.put(name, Type.STRING);
    }
    for (String name :
        new String[] {
          "sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation"
        }) {
      columns.put(name, Type.DYNAMIC);
    }
    return Schema.of(columns);
  }
}
