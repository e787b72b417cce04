package io.tributary.core.explain;

import io.tributary.record.Document;
import java.util.List;
import java.util.Optional;

/**
 * What two maps do differently with the same rows.
 *
 * @param rows how many rows both mapped
 * @param differing how many of them became something else
 * @param differences what differs, most frequent first
 */
public record MapDiff(long rows, long differing, List<Difference> differences) {
  /** The most differences that are told apart. */
  public static final int MAX_DIFFERENCES = 5_000;

  /** Copies the list. */
  public MapDiff {
    differences = List.copyOf(differences);
  }

  /** Whether both maps made the same of every row. */
  public boolean isEmpty() {
    return differing == 0;
  }

  /** The same as JSON has it. */
  public Document document() {
    return MapDiffTree.of(this);
  }

  /**
   * One target, or another thing, that differs.
   *
   * @param subject a path in records with {@code []} for all elements of arrays, after what they
   *     are, such as {@code finding: riskLevel}; a whole record, such as {@code finding}; or {@code
   *     outcome}
   * @param changed how often both have something, but not the same
   * @param appears how often only the second has it
   * @param vanishes how often only the first has it
   * @param example the first time that it differs
   */
  public record Difference(
      String subject, long changed, long appears, long vanishes, Example example) {
    /** How often it differs. */
    public long count() {
      return changed + appears + vanishes;
    }
  }

  /**
   * A time when something differs.
   *
   * @param row the row's own id; may be empty
   * @param place where in the record
   * @param before what the first map has; empty when it has nothing
   * @param after what the second map has; empty when it has nothing
   */
  public record Example(
      String row, String place, Optional<Object> before, Optional<Object> after) {}
}
