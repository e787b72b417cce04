package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Adds what an assessment is about: {@code assetKey} in one casing, {@code assetId} as it was
 * written, {@code assetName}, and {@code assetType} in the target model's words.
 *
 * <p>Of 199 recorded assessments none had {@code NativeResourceId} or {@code ResourceName}, and
 * machines outside Azure have no {@code Id} either. So the id is looked for in {@code
 * NativeResourceId}, {@code Id}, what the row's own id begins with, and {@code VMUUID}; the name in
 * {@code ResourceName}, {@code MachineName} and the last segment of the id. A row in which none of
 * them is found gets nothing.
 */
public final class AssessedResources implements Enricher {
  private static final FieldPath DETAILS = FieldPath.parse("properties.resourceDetails");
  private static final List<FieldPath> IDS =
      List.of(FieldPath.parse("NativeResourceId"), FieldPath.parse("Id"));
  private static final List<FieldPath> UUIDS = List.of(FieldPath.parse("VMUUID"));
  private static final List<FieldPath> NAMES =
      List.of(FieldPath.parse("ResourceName"), FieldPath.parse("MachineName"));
  private static final Map<String, String> TYPES = types();

  @Override
  public Enrichment enrich(List<SourceRecord> page) {
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    Described last = new Described("", "", Map.of());
    for (SourceRecord row : page) {
      Document details =
          row.document().value(DETAILS) instanceof Document found ? found : Document.empty();
      ResourceId id = assessed(row.document(), details);
      if (id.text().isEmpty()) {
        enriched.add(row);
        continue;
      }
      String name = first(details, NAMES);
      if (!last.id().equals(id.text()) || !last.name().equals(name)) {
        last = describe(id, name); // Rows come by id, those about one resource in a row.
      }
      enriched.add(row.withDocument(row.document().withAll(last.fields())));
    }
    return new Enrichment(enriched, 0, List.of());
  }

  private static Described describe(ResourceId id, String name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("assetKey", id.key());
    fields.put("assetId", id.text());
    fields.put("assetName", name.isEmpty() ? id.name() : name);
    String type = id.type();
    if (!type.isEmpty()) {
      fields.put("assetType", TYPES.getOrDefault(type, type));
    }
    return new Described(id.text(), name, fields);
  }

  private static ResourceId assessed(Document row, Document details) {
    String id = first(details, IDS);
    if (id.isEmpty() && row.at("id") instanceof String own) {
      id = new ResourceId(own).assessed().text();
    }
    if (id.isEmpty()) {
      id = first(details, UUIDS);
    }
    return new ResourceId(id);
  }

  private static String first(Document details, List<FieldPath> paths) {
    for (FieldPath path : paths) {
      if (details.value(path) instanceof String text && !text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }

  private static Map<String, String> types() {
    Properties table = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                AssessedResources.class.getResourceAsStream("asset-types.properties")),
            StandardCharsets.UTF_8)) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> types = new LinkedHashMap<>();
    table.forEach(
        (type, word) -> types.put(type.toString().toLowerCase(Locale.ROOT), word.toString()));
    return Map.copyOf(types);
  }

  /**
   * What is added to the rows about one resource.
   *
   * @param id as it was written
   * @param name as the row has it, or empty
   * @param fields shared by all of these rows
   */
  private record Described(String id, String name, Map<String, Object> fields) {}
}
