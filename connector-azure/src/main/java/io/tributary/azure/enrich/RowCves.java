package io.tributary.azure.enrich;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The CVEs that a row lists, each once, with what the row says of it.
 *
 * <p>They stand in {@code additionalData}: as {@code CvesDetails} or {@code CVEs} (a list, or its
 * JSON), as {@code cve} (a list, one object, or a string), or in {@code vulnerabilityDetails}.
 * Where none of these is, a row may still be named for its CVE.
 */
final class RowCves {
  private static final FieldPath DATA = FieldPath.parse("properties.additionalData");
  private static final List<FieldPath> LISTS =
      List.of(FieldPath.parse("CvesDetails"), FieldPath.parse("CVEs"), FieldPath.parse("cve"));
  private static final FieldPath DETAILS = FieldPath.parse("vulnerabilityDetails");
  private static final List<FieldPath> NAMES =
      List.of(FieldPath.parse("properties.id"), FieldPath.parse("properties.displayName"));
  private static final List<FieldPath> IDS =
      List.of(FieldPath.parse("CveId"), FieldPath.parse("CVE"), FieldPath.parse("title"));
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
  private static final Pattern CVE =
      Pattern.compile("CVE-\\d{4}-\\d{4,19}", Pattern.CASE_INSENSITIVE);

  private RowCves() {}

  /** What the row says of each CVE, by its id in upper case, in the order of the row. */
  static Map<String, Document> of(Document row) {
    Map<String, Document> cves = new LinkedHashMap<>();
    Document data = row.value(DATA) instanceof Document found ? found : Document.empty();
    for (FieldPath list : LISTS) {
      add(decoded(data.value(list)), cves);
    }
    if (data.value(DETAILS) instanceof Document details) {
      add(details, cves);
    }
    for (FieldPath name : NAMES) {
      if (cves.isEmpty()
          && row.value(name) instanceof String text
          && CVE.matcher(text.strip()).matches()) {
        add(text, cves);
      }
    }
    return cves;
  }

  private static @Nullable Object decoded(@Nullable Object value) {
    if (value instanceof String text && !text.isBlank()) {
      try {
        return Json.objectOrArray(text);
      } catch (IllegalArgumentException e) {
        return CVE.matcher(text.strip()).matches() ? text : null; // The map notes what it is not.
      }
    }
    return value;
  }

  private static void add(@Nullable Object value, Map<String, Document> cves) {
    if (value instanceof List<?> list) {
      list.forEach(element -> add(element, cves));
    } else if (value instanceof Document object) {
      id(object).ifPresent(id -> cves.merge(id, object, RowCves::worse));
    } else if (value instanceof String text && !text.isBlank()) {
      cves.putIfAbsent(text.strip().toUpperCase(Locale.ROOT), Document.empty());
    }
  }

  private static Optional<String> id(Document object) {
    for (FieldPath path : IDS) {
      Optional<String> id = object.text(path).map(String::strip).filter(text -> !text.isEmpty());
      if (id.isPresent()) {
        return id.map(text -> text.toUpperCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  /** A row may list a CVE twice, with two severities: the worse one counts. */
  private static Document worse(Document one, Document other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Document cve) {
    return SEVERITIES.indexOf(cve.text("Severity").orElse("").strip().toLowerCase(Locale.ROOT));
  }
}
