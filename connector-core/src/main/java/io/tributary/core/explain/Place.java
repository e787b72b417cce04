package io.tributary.core.explain;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Index;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a row or a record. Other than a path it may be of any length: the keys
 * of rows are.
 *
 * @param steps keys as they are spelled there, and positions
 */
record Place(List<Step> steps) {
  /** The whole. */
  static final Place ROOT = new Place(List.of());

  /** A quoted key, or a position. */
  private static final Pattern POSITION = Pattern.compile("('(?:[^']|'')*')|\\[[0-9]+]");

  Place {
    steps = List.copyOf(steps);
  }

  /** Where a path without {@code []} leads in a document; empty when there is nothing. */
  static Optional<Place> find(Document document, List<Step> path) {
    List<Step> found = new ArrayList<>(path.size());
    Object at = document;
    for (Step step : path) {
      Step spelled = spelled(at, step);
      if (spelled == null) {
        return Optional.empty();
      }
      found.add(spelled);
      at = below(at, spelled);
    }
    return at == null ? Optional.empty() : Optional.of(new Place(found));
  }

  /** A place as it is written, with {@code []} for every position. */
  static String pattern(String written) {
    return POSITION
        .matcher(written)
        .replaceAll(
            found -> found.group(1) == null ? "[]" : Matcher.quoteReplacement(found.group()));
  }

  /** What stands here in a document; null when there is nothing. */
  @Nullable Object in(Document document) {
    Object at = document;
    for (Step step : steps) {
      at = below(at, step);
    }
    return at;
  }

  Place then(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Place(more);
  }

  Place then(List<Step> further) {
    List<Step> more = new ArrayList<>(steps);
    more.addAll(further);
    return new Place(more);
  }

  /** The same from what its first step leads to. */
  Place below() {
    return new Place(steps.subList(1, steps.size()));
  }

  /** The place as paths are written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof FieldPath.Key key) {
        append(text, key.name());
      } else {
        text.append('[').append(((Index) step).position()).append(']');
      }
    }
    return text.toString();
  }

  private static @Nullable Step spelled(@Nullable Object at, Step step) {
    if (step instanceof FieldPath.Key key) {
      return at instanceof Document document ? spelled(document, key) : null;
    }
    return step instanceof Index index
            && at instanceof List<?> list
            && index.position() < list.size()
        ? index
        : null;
  }

  private static FieldPath.@Nullable Key spelled(Document document, FieldPath.Key key) {
    if (document.keys().contains(key.name())) {
      return key;
    }
    return document.keys().stream()
        .filter(key.name()::equalsIgnoreCase)
        .findFirst()
        .map(FieldPath.Key::new)
        .orElse(null);
  }

  private static @Nullable Object below(@Nullable Object at, Step spelled) {
    if (spelled instanceof FieldPath.Key key) {
      return at instanceof Document document ? document.at(key.name()) : null;
    }
    return at instanceof List<?> list
            && spelled instanceof Index index
            && index.position() < list.size()
        ? list.get(index.position())
        : null;
  }

  private static void append(StringBuilder text, String key) {
    if (key.isEmpty() || key.chars().anyMatch(c -> ".[]'".indexOf(c) >= 0)) {
      text.append("['").append(key.replace("'", "''")).append("']");
    } else {
      text.append(text.isEmpty() ? "" : ".").append(key);
    }
  }
}
