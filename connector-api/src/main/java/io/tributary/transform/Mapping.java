package io.tributary.transform;

import io.tributary.record.TargetRecord;
import java.util.List;

/** What became of one row. */
public sealed interface Mapping {
  /** Mapped to the given records. */
  static Mapping of(TargetRecord... records) {
    return new Mapped(List.of(records), List.of());
  }

  /**
   * Left out on purpose.
   *
   * @param rule names the reason; rows are counted under it
   */
  static Mapping skip(String rule) {
    return new Skipped(rule);
  }

  /**
   * Cannot be mapped.
   *
   * @param reason one sentence that names the field and what is wrong with it; no secret
   */
  static Mapping fail(String reason) {
    return new Failed(reason);
  }

  /**
   * The row was mapped.
   *
   * @param records zero or more assets and findings; a finding comes with a stub of its asset,
   *     after it
   * @param notes what could not be converted and was therefore left out or kept as it was
   */
  record Mapped(List<TargetRecord> records, List<Note> notes) implements Mapping {
    /** Copies the lists. */
    public Mapped {
      records = List.copyOf(records);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The row was left out on purpose.
   *
   * @param rule names the reason
   */
  record Skipped(String rule) implements Mapping {}

  /**
   * The row cannot be mapped.
   *
   * @param reason one sentence; no secret
   */
  record Failed(String reason) implements Mapping {}

  /**
   * A value that could not be converted.
   *
   * @param source the path it was read from
   * @param target the path it was meant for
   * @param problem what is wrong with it, without the value itself
   */
  record Note(String source, String target, String problem) {}
}
