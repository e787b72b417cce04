package io.tributary.azure.enrich;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The CVEs that a row lists, each once, with what the row says of it.
 *
 * <p>They stand in {@code additionalData}: as {@code CvesDetails} or {@code CVEs} (a list, or its
 * JSON), as {@code cve} (a list, one object, or text), or in {@code vulnerabilityDetails}. Where
 * none of these is, a row may still be named for its CVE.
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
  private static final Pattern ID =
      Pattern.compile(
          "\\b(?:CVE-\\d{4}-\\d{1,19}|GHSA(?:-[0-9a-z]{4}){3})\\b", Pattern.CASE_INSENSITIVE);

  private final Map<String, Document> cves = new LinkedHashMap<>();
  private boolean unreadable;
  private boolean namesOthers;

  private RowCves() {}

  static RowCves of(Document row) {
    RowCves found = new RowCves();
    Document data = row.value(DATA) instanceof Document present ? present : Document.empty();
    for (FieldPath list : LISTS) {
      found.add(data.value(list));
    }
    if (data.value(DETAILS) instanceof Document details) {
      found.addObject(details);
    }
    for (FieldPath name : NAMES) {
      if (found.cves.isEmpty()
          && row.value(name) instanceof String text
          && ID.matcher(text.strip()).matches()) {
        found.addText(text);
      }
    }
    return found;
  }

  /** What the row says of each CVE, by its id in upper case, in the order of the row. */
  Map<String, Document> cves() {
    return cves;
  }

  /** Whether there is text that should be JSON and is not. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** Whether what it lists has ids that are none of a CVE: nothing is made of those. */
  boolean namesOthers() {
    return namesOthers;
  }

  private void add(@Nullable Object value) {
    if (value instanceof List<?> list) {
      list.forEach(this::add);
    } else if (value instanceof Document object) {
      namesOthers |= !addObject(object);
    } else if (value instanceof String text && !text.isBlank()) {
      addText(text);
    }
  }

  /** Adds the CVE that an object names; false when it names something else. */
  private boolean addObject(Document object) {
    boolean named = false;
    for (FieldPath path : IDS) {
      String text = object.text(path).orElse("").strip();
      if (ID.matcher(text).matches()) {
        cves.merge(text.toUpperCase(Locale.ROOT), object, RowCves::merged);
        return true;
      }
      named |= !text.isEmpty();
    }
    return !named;
  }

  /** JSON, or text with CVEs in it. */
  private void addText(String text) {
    char first = text.strip().charAt(0);
    if (first == '[' || first == '{') {
      try {
        add(Json.objectOrArray(text));
        return;
      } catch (IllegalArgumentException e) {
        unreadable = true;
      }
    }
    Matcher id = ID.matcher(text);
    while (id.find()) {
      cves.putIfAbsent(id.group().toUpperCase(Locale.ROOT), Document.empty());
    }
  }

  /**
   * A row may list a CVE twice: the worse entry counts, and the other fills what it leaves open.
   */
  private static Document merged(Document one, Document other) {
    boolean otherIsWorse = rank(other) > rank(one);
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    (otherIsWorse ? one : other).forEach(all::put);
    (otherIsWorse ? other : one)
        .forEach(
            (key, value) -> {
              if (value != null && !value.equals("")) {
                all.keySet().removeIf(key::equalsIgnoreCase);
                all.put(key, value);
              }
            });
    return Document.owning(all);
  }

  private static int rank(Document cve) {
    return SEVERITIES.indexOf(cve.text("Severity").orElse("").strip().toLowerCase(Locale.ROOT));
  }
}
