package io.tributary.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The unit of work, of retry, of completeness and of distribution: a dataset and a slice of the
 * scope.
 *
 * <p>A small value of strings, so that it can travel: nothing about a run lives outside of it.
 *
 * @param dataset the dataset's name
 * @param id names the split in reports, files and batch ids; unique within a plan, and the same
 *     whenever the same scope is planned; letters, digits, dots, dashes and underscores only
 * @param attributes what the source needs to read it, such as the subscriptions; no secret
 */
public record Split(String dataset, String id, Map<String, String> attributes) {
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
}
