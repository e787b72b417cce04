package io.tributary.core.explain;

import java.util.List;

/**
 * How a record came about.
 *
 * @param kind what it is
 * @param key its key; empty when it has none, and the row failed
 * @param element the element of {@code forEach} that made it, such as {@code cves[2]}; empty when
 *     the row itself did
 * @param parts the key and, for a finding, the asset's key, severity and status
 * @param values every value of its document, in order
 * @param missing targets without any value, and why
 */
public record ExplainedRecord(
    Kind kind,
    String key,
    String element,
    List<ExplainedValue> parts,
    List<ExplainedValue> values,
    List<ExplainedValue> missing) {
  /** Copies the lists. */
  public ExplainedRecord {
    parts = List.copyOf(parts);
    values = List.copyOf(values);
    missing = List.copyOf(missing);
  }

  /** What a record is. */
  public enum Kind {
    /** An asset. */
    ASSET("asset"),
    /** A finding. */
    FINDING("finding"),
    /** The stub of the asset that the finding is about. */
    STUB("stub of the asset"),
    /** The stub of one more asset. */
    RELATED("stub of a related asset");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words for people. */
    public String words() {
      return words;
    }
  }
}
