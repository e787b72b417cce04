package io.tributary.azure;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that sample files hold, recorded ones and official ones, in the form in which Resource
 * Graph gives them. They are not part of this project.
 */
final class SampleRows {
  private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
  private static final String SUB_ASSESSMENT = "microsoft.security/assessments/subassessments";
  private static final String ASSESSMENT = "microsoft.security/assessments";

  private SampleRows() {}

  /** Every file with rows, by its path below the folder. */
  static Map<String, List<Map<String, @Nullable Object>>> in(Path folder) throws IOException {
    Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        collect(Json.objectOrArray(Files.readString(file)), found);
        if (found.isEmpty()) {
          partial(file.getFileName().toString(), Files.readString(file), found);
        }
        if (!found.isEmpty()) {
          rows.put(folder.relativize(file).toString(), found);
        }
      }
    }
    return rows;
  }

  /** Rows in the tables that they belong to. */
  static Map<String, List<Map<String, @Nullable Object>>> tables(
      List<Map<String, @Nullable Object>> rows) {
    return Map.of(
        "resources",
        rows.stream()
            .filter(row -> !String.valueOf(row.get("type")).startsWith("microsoft.security/"))
            .toList(),
        "securityresources",
        rows.stream()
            .filter(row -> String.valueOf(row.get("type")).startsWith("microsoft.security/"))
            .toList());
  }

  private static void collect(Object value, List<Map<String, @Nullable Object>> found) {
    if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, found));
    } else if (value instanceof Document object) {
      String type = object.text("type").orElse("").toLowerCase(Locale.ROOT);
      if (type.startsWith("microsoft.") && object.object("properties").isPresent()) {
        found.add(row(object, type));
      } else {
        object.forEach(
            (key, child) -> {
              if (child != null) {
                collect(child, found);
              }
            });
      }
    }
  }

  /** Files that have a part of a row only. */
  private static void partial(String name, String json, List<Map<String, @Nullable Object>> found) {
    if (name.startsWith("MOCK_assessment")) {
      found.add(row(Json.document(json), ASSESSMENT));
    } else if (name.startsWith("arg_properties_subassessment")) {
      found.add(
          row(
              Document.owning(
                  Map.of(
                      "id",
                      "/subscriptions/"
                          + SUBSCRIPTION
                          + "/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm"
                          + "/providers/Microsoft.Security/assessments/a/subassessments/s",
                      "properties",
                      Json.document(json))),
              SUB_ASSESSMENT));
    }
  }

  private static Map<String, @Nullable Object> row(Document sample, String type) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    sample.forEach((key, value) -> row.put(key, plain(value)));
    row.put("type", type);
    String given = sample.text("subscriptionId").orElse("");
    row.put("subscriptionId", isGuid(given) || type.contains("cvedetails") ? given : SUBSCRIPTION);
    return row;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Document object) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      object.forEach((key, child) -> map.put(key, plain(child)));
      return map;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(plain(element)));
      return copy;
    }
    return value;
  }

  private static boolean isGuid(String text) {
    return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  }
}
