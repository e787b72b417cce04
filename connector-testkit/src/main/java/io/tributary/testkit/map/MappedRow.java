package io.tributary.testkit.map;

import io.tributary.record.Document;
import io.tributary.testkit.map.Choice.Sort;
import io.tributary.transform.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a map made of a row, and what is expected of that; every expectation that is not met is an
 * {@link AssertionError}.
 *
 * <p>Without a choice, a path is looked for in all records of the row, so that a finding and the
 * stub of its asset are one to look at. Where several records have something else there, {@link
 * #finding(int)}, {@link #stub(int)}, {@link #asset(int)} or {@link #record(int)} choose one. A
 * path is read as {@link io.tributary.record.FieldPath} says; over {@code []}, a single value may
 * be expected as it is.
 */
public final class MappedRow {
  private final Choice choice;

  MappedRow(Mapping mapping) {
    this(Choice.all(mapping));
  }

  private MappedRow(Choice choice) {
    this.choice = choice;
  }

  /** What the map gave. */
  public Mapping mapping() {
    return choice.mapping();
  }

  /** Looks at one record: the n-th that the map gave, from zero. */
  public MappedRow record(int n) {
    return new MappedRow(choice.of(Sort.RECORD, n));
  }

  /** Looks at the only finding. */
  public MappedRow finding() {
    return new MappedRow(choice.only(Sort.FINDING));
  }

  /** Looks at the n-th finding, from zero. */
  public MappedRow finding(int n) {
    return new MappedRow(choice.of(Sort.FINDING, n));
  }

  /** Looks at the only asset that is no stub. */
  public MappedRow asset() {
    return new MappedRow(choice.only(Sort.ASSET));
  }

  /** Looks at the n-th asset that is no stub, from zero. */
  public MappedRow asset(int n) {
    return new MappedRow(choice.of(Sort.ASSET, n));
  }

  /** Looks at the only stub. */
  public MappedRow stub() {
    return new MappedRow(choice.only(Sort.STUB));
  }

  /** Looks at the n-th stub, from zero. */
  public MappedRow stub(int n) {
    return new MappedRow(choice.of(Sort.STUB, n));
  }

  /** Looks at all records again. */
  public MappedRow row() {
    return new MappedRow(choice.mapping());
  }

  /**
   * Expects a value at a path: equal, but that numbers are compared as such.
   *
   * @param value a string, number, boolean, map, list or document
   */
  public MappedRow expect(String path, Object value) {
    String expected = "expected " + Shown.value(value) + " at " + path + choice.label();
    choice.expectMapped(expected);
    Optional<Object> found = Found.at(path, choice.documents());
    if (found.isEmpty()) {
      throw new AssertionError(
          expected + ", but there is nothing" + new NearPaths(choice.documents()).to(path));
    }
    if (!Found.isSame(value, found.get(), path)) {
      throw new AssertionError(expected + ", but there is " + Shown.value(found.get()));
    }
    return this;
  }

  /** Expects nothing at a path, in any record that is looked at. */
  public MappedRow expectAbsent(String path) {
    String expected = "expected nothing at " + path + choice.label();
    choice.expectMapped(expected);
    for (Document document : choice.documents()) {
      Optional<Object> found = Found.in(document, path);
      if (found.isPresent()) {
        throw new AssertionError(expected + ", but there is " + Shown.value(found.get()));
      }
    }
    return this;
  }

  /** Expects so many records, findings and assets and stubs together. */
  public MappedRow expectRecords(int count) {
    String expected = "expected " + count + (count == 1 ? " record" : " records");
    choice.expectMapped(expected);
    if (choice.records().size() != count) {
      throw new AssertionError(expected + ", but got " + choice.counted());
    }
    return this;
  }

  /** Expects the record to have a key; of several, the only finding counts, or the only asset. */
  public MappedRow expectKey(String key) {
    choice.expectMapped("expected the key " + Shown.value(key));
    return expectOf("key", key, choice.main().key());
  }

  /** Expects the finding to be about the asset of a key. */
  public MappedRow expectAssetKey(String key) {
    return expectOf("asset key", key, choice.finding().assetKey());
  }

  /** Expects the finding to have a severity, in the source's own word. */
  public MappedRow expectSeverity(String severity) {
    return expectOf("severity", severity, choice.finding().severity());
  }

  /** Expects the finding to have a status, in the source's own word. */
  public MappedRow expectStatus(String status) {
    return expectOf("status", status, choice.finding().status());
  }

  /** Expects the row to be left out by a rule. */
  public MappedRow expectSkipped(String rule) {
    if (!(mapping() instanceof Mapping.Skipped skipped && skipped.rule().equals(rule))) {
      throw new AssertionError(
          "expected the row to be skipped by the rule \"%s\", but %s"
              .formatted(rule, Shown.outcome(mapping())));
    }
    return this;
  }

  /** Expects the row to fail, with a reason that has a text in it, in any casing. */
  public MappedRow expectFailed(String partOfReason) {
    if (!(mapping() instanceof Mapping.Failed failed && Found.has(failed.reason(), partOfReason))) {
      throw new AssertionError(
          "expected the row to fail because of \"%s\", but %s"
              .formatted(partOfReason, Shown.outcome(mapping())));
    }
    return this;
  }

  /**
   * Expects a note of what could not be converted.
   *
   * @param path where the value came from, or where it was to go
   * @param partOfProblem a text in the problem, in any casing
   */
  public MappedRow expectNote(String path, String partOfProblem) {
    String expected = "expected a note about " + path + " with \"" + partOfProblem + "\"";
    choice.expectMapped(expected);
    if (notes().stream()
        .noneMatch(
            note ->
                (note.source().equals(path) || note.target().equals(path))
                    && Found.has(note.problem(), partOfProblem))) {
      throw new AssertionError(expected + ", but " + noted());
    }
    return this;
  }

  /** Expects that everything could be converted. */
  public MappedRow expectNoNotes() {
    choice.expectMapped("expected no notes");
    if (!notes().isEmpty()) {
      throw new AssertionError("expected no notes, but " + noted());
    }
    return this;
  }

  /**
   * Expects the mapping as a whole, all records and notes, to be what a file has: see {@link
   * Golden}.
   */
  public MappedRow matchesGolden(Path file) {
    Golden.check(file, Shown.pretty(mapping()));
    return this;
  }

  private MappedRow expectOf(String what, String expected, String found) {
    if (!found.equals(expected)) {
      throw new AssertionError(
          "expected the %s %s%s, but it is %s"
              .formatted(what, Shown.value(expected), choice.label(), Shown.value(found)));
    }
    return this;
  }

  private List<Mapping.Note> notes() {
    return mapping() instanceof Mapping.Mapped mapped ? mapped.notes() : List.of();
  }

  private String noted() {
    return notes().isEmpty()
        ? "nothing was noted"
        : notes().stream()
            .map(note -> note.source() + " -> " + note.target() + ": " + note.problem())
            .collect(Collectors.joining("; ", "there is ", ""));
  }
}
