package io.tributary.core.explain;

import java.util.List;
import java.util.Optional;

/**
 * Where a value comes from, or why there is none.
 *
 * @param place where it stands in the record, such as {@code layers[2].size}; where it would, when
 *     there is none
 * @param target the rule that made it: the target of a field as the map has it, or a part of the
 *     record such as {@code record.key}
 * @param value a string, number, boolean, document or list; empty when there is none
 * @param origin what the value was made of
 * @param taken the source that counted; empty for a constant, a default and nothing
 * @param passedOver sources before it that held what counts as nothing
 * @param conversions what was done with it, in order: {@code lookup}, the type, {@code trim}…
 * @param sources all sources of the rule
 * @param problem why it could not be converted, or what stood in the way; empty when nothing did
 * @param note what the map says about the rule; may be empty
 */
public record ExplainedValue(
    String place,
    String target,
    Optional<Object> value,
    Origin origin,
    Optional<Taken> taken,
    List<Taken> passedOver,
    List<String> conversions,
    List<String> sources,
    String problem,
    String note) {
  /** Copies the lists. */
  public ExplainedValue {
    passedOver = List.copyOf(passedOver);
    conversions = List.copyOf(conversions);
    sources = List.copyOf(sources);
  }

  /** What a value is made of. */
  public enum Origin {
    /** What a source holds. */
    SOURCE("source"),
    /** The text of a date that could not be read, which stands beside the date's target. */
    TEXT_OF_DATE("text of a date"),
    /** The rule's default, because no source holds anything. */
    DEFAULT("default"),
    /** The rule's constant. */
    CONSTANT("constant"),
    /** No source holds anything, and there is no default. */
    NOTHING("nothing");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    /** The origin in words for people. */
    public String words() {
      return words;
    }
  }

  /**
   * What a source held.
   *
   * @param source the path as the map has it
   * @param place where that is in the row, such as {@code cves[1].id}, as it is spelled there
   * @param raw what stands there
   * @param meaning what that stands for in the rule's lookup; the same where there is none
   */
  public record Taken(String source, String place, Object raw, Object meaning) {}
}
