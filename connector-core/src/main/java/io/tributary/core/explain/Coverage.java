package io.tributary.core.explain;

import io.tributary.record.Document;
import java.util.List;
import java.util.Map;

/**
 * What a map does with many rows, counted.
 *
 * @param map the map's name
 * @param version the map's version; may be empty
 * @param rows how many rows were mapped, left out or failed
 * @param mapped how many of them were mapped
 * @param skipped how many were left out, by rule
 * @param failed how many failed, by reason
 * @param records how many records there were, by kind in words
 * @param targets what was filled, in the order of the map: first the parts of the record
 * @param idle rules, and parts of rules, that never did anything
 * @param unread fields of rows that no rule reads, most frequent first
 * @param unused fields of rows that a rule names, but that never made a value
 * @param fieldsBeyond how many rows had fields that were not counted, because there are more than
 *     {@link #MAX_FIELDS} different ones
 */
public record Coverage(
    String map,
    String version,
    long rows,
    long mapped,
    Map<String, Long> skipped,
    Map<String, Long> failed,
    Map<String, Long> records,
    List<Target> targets,
    List<Idle> idle,
    List<SourceField> unread,
    List<SourceField> unused,
    long fieldsBeyond) {
  /** The most different fields of rows, and reasons of failures, that are counted. */
  public static final int MAX_FIELDS = 5_000;

  /** Copies the lists. */
  public Coverage {
    targets = List.copyOf(targets);
    idle = List.copyOf(idle);
    unread = List.copyOf(unread);
    unused = List.copyOf(unused);
  }

  /** The same as JSON has it. */
  public Document document() {
    return CoverageTree.of(this);
  }

  /**
   * How often a target is filled.
   *
   * @param target as the map has it
   * @param records how many records could have it
   * @param filled how many of them do
   * @param values how many values these are, each element of an array counted
   * @param defaults how many of them are the default
   * @param refused how many records have none because it could not be converted
   * @param sources how many values each source gave, in the order of the map
   */
  public record Target(
      String target,
      long records,
      long filled,
      long values,
      long defaults,
      long refused,
      Map<String, Long> sources) {}

  /**
   * Something that never did anything.
   *
   * @param rule the target of a field, a part of the record, or {@code skip} and its rule
   * @param what of it: {@code never filled}, {@code source a.b}, {@code word high}…
   */
  public record Idle(String rule, String what) {}

  /**
   * A field of rows.
   *
   * @param path with {@code []} for all elements of an array
   * @param rows how many rows have it
   * @param example what the first of them holds
   * @param namedBy rules that name it; empty when none reads it
   */
  public record SourceField(String path, long rows, Object example, List<String> namedBy) {}
}
