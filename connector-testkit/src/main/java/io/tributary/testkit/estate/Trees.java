package io.tributary.testkit.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the trees that rows are. */
final class Trees {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Trees() {}

  /** An object of keys and values in turn. */
  static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return object;
  }

  /** A tree as the JSON text that some rows hold it in. */
  static String json(Object tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A row with the columns that every row of Resource Graph has. As there, the type and the group's
   * column are in lower case, and what is not set is an empty string or null.
   *
   * @param id the row's id as it is written there
   * @param type the resource type in any casing
   */
  static Map<String, @Nullable Object> row(
      String id, String name, String type, String tenantId, String group, String subscription) {
    return object(
        "id",
        id,
        "name",
        name,
        "type",
        type.toLowerCase(Locale.ROOT),
        "tenantId",
        tenantId,
        "kind",
        "",
        "location",
        "",
        "resourceGroup",
        group.toLowerCase(Locale.ROOT),
        "subscriptionId",
        subscription,
        "managedBy",
        "",
        "sku",
        null,
        "plan",
        null,
        "properties",
        Map.of(),
        "tags",
        null,
        "identity",
        null,
        "zones",
        null,
        "extendedLocation",
        null);
  }
}
