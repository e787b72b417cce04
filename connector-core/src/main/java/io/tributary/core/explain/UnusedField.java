package io.tributary.core.explain;

import java.util.List;

/**
 * A field of a row that made no value.
 *
 * @param place where it stands, as it is spelled there
 * @param value what it holds
 * @param namedBy targets of rules that name it and took another source, or could not convert it;
 *     empty when no rule reads it
 */
public record UnusedField(String place, Object value, List<String> namedBy) {
  /** Copies the list. */
  public UnusedField {
    namedBy = List.copyOf(namedBy);
  }
}
