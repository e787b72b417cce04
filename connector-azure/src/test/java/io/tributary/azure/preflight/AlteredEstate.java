package io.tributary.azure.preflight;

import io.tributary.record.Document;
import io.tributary.testkit.Table;
import io.tributary.testkit.Tables;
import io.tributary.testkit.estate.Estate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An estate's rows, but for some that are missing or different. */
final class AlteredEstate {
  private final Map<String, List<Map<String, @Nullable Object>>> tables = new HashMap<>();

  AlteredEstate(Estate estate) {
    for (String name : estate.names()) {
      Table table = estate.table(name);
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (int i = 0; i < table.size(); i++) {
        rows.add(new LinkedHashMap<>(table.row(i)));
      }
      tables.put(name, rows);
    }
  }

  /** Without the rows for which this holds, which is asked with the table's name. */
  AlteredEstate without(BiPredicate<String, Map<String, @Nullable Object>> row) {
    tables.forEach((name, rows) -> rows.removeIf(each -> row.test(name, each)));
    return this;
  }

  /** With other properties in the rows of some kind. */
  AlteredEstate with(Predicate<Map<String, @Nullable Object>> row, Map<String, Object> properties) {
    tables
        .values()
        .forEach(
            rows -> rows.stream().filter(row).forEach(each -> each.put("properties", properties)));
    return this;
  }

  /** With one more row in a table. */
  AlteredEstate plus(String table, Map<String, Object> row) {
    tables.computeIfAbsent(table, name -> new ArrayList<>()).add(new LinkedHashMap<>(row));
    return this;
  }

  /** The login servers of its registries. */
  List<String> registries() {
    return tables.get("resources").stream()
        .filter(row -> "microsoft.containerregistry/registries".equals(row.get("type")))
        .map(row -> Document.owning(row).text("properties.loginServer").orElseThrow())
        .toList();
  }

  Tables tables() {
    return Tables.of(tables);
  }
}
