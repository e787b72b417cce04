package io.tributary.source;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The unit of work, of retry, of completeness and of distribution: a dataset and a slice of the
 * scope.
 *
 * <p>A small value of strings, so that it can travel: nothing about a run lives outside of it.
 *
 * @param dataset the dataset's name
 * @param id names the split in reports, files and batch ids; unique within a plan; not one that
 *     begins with {@code run.}; letters, digits, dots, dashes and underscores only
 * @param attributes what the source needs to read it, such as the subscriptions; no secret
 */
public record Split(String dataset, String id, Map<String, String> attributes) {
  /** The attribute that says how many rows were counted when it was planned, if that is known. */
  public static final String ROWS = "rows";

  /** Checks the id and copies the attributes, sorted by name. */
  public Split {
    if (!id.matches("[A-Za-z0-9._-]{1,120}")) {
      throw new IllegalArgumentException(
          "A split id has 1 to 120 letters, digits, dots, dashes and underscores, was \""
              + id
              + "\"");
    }
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** How many rows were counted when it was planned; empty when nobody did. */
  public OptionalLong rows() {
    String rows = attributes.getOrDefault(ROWS, "");
    return rows.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(rows)) : OptionalLong.empty();
  }
}
