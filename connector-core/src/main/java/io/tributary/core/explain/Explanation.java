package io.tributary.core.explain;

import io.tributary.record.Document;
import io.tributary.transform.Mapping;
import java.util.List;

/**
 * What a map did with one row, and why.
 *
 * @param map the map's name
 * @param version the map's version; may be empty
 * @param row the row's own id; may be empty
 * @param mapping what the map made of the row
 * @param records how each record came about, in the order of the mapping; for a row that failed,
 *     how far it came
 * @param unused fields of the row that made no value
 * @param unusedBeyond how many more there are than are listed
 */
public record Explanation(
    String map,
    String version,
    String row,
    Mapping mapping,
    List<ExplainedRecord> records,
    List<UnusedField> unused,
    long unusedBeyond) {
  /** The most fields that are listed as unused. */
  public static final int MAX_UNUSED = 5_000;

  /** Copies the lists. */
  public Explanation {
    records = List.copyOf(records);
    unused = List.copyOf(unused);
  }

  /**
   * The same as JSON has it: {@code map}, {@code version}, {@code row}, {@code outcome} (mapped,
   * skipped with {@code rule}, failed with {@code reason}), {@code records} with {@code kind},
   * {@code key}, {@code element}, {@code parts}, {@code values} and {@code missing}, {@code notes}
   * and {@code unused}. A value has {@code path}, {@code target}, {@code value}, {@code origin},
   * {@code source}, {@code at}, {@code raw}, {@code meaning}, {@code conversions}, {@code sources},
   * {@code passedOver}, {@code problem} and {@code note}, of which those without anything to say
   * are left out.
   */
  public Document document() {
    return ExplanationTree.of(this);
  }
}
