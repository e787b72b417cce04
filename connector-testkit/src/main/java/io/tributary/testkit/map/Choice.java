package io.tributary.testkit.map;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which of a row's records are looked at.
 *
 * @param mapping all that the map gave
 * @param records those that are looked at
 * @param label says in messages which these are; empty for all
 */
record Choice(Mapping mapping, List<TargetRecord> records, String label) {
  /** What records are chosen by. */
  enum Sort {
    RECORD,
    FINDING,
    ASSET,
    STUB;

    private List<TargetRecord> of(List<TargetRecord> records) {
      return records.stream().filter(this::has).toList();
    }

    private boolean has(TargetRecord record) {
      return switch (this) {
        case RECORD -> true;
        case FINDING -> record instanceof Finding;
        case ASSET -> record instanceof Asset asset && !asset.stub();
        case STUB -> record instanceof Asset asset && asset.stub();
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All records of a mapping. */
  static Choice all(Mapping mapping) {
    return new Choice(
        mapping, mapping instanceof Mapping.Mapped mapped ? mapped.records() : List.of(), "");
  }

  List<Document> documents() {
    return records.stream().map(TargetRecord::document).toList();
  }

  /** The n-th of a sort among all, from zero. */
  Choice of(Sort sort, int n) {
    String wanted = sort + " " + n;
    expectMapped("expected a " + wanted);
    Choice all = all(mapping);
    List<TargetRecord> some = sort.of(all.records);
    if (n < 0 || n >= some.size()) {
      throw new AssertionError("expected a " + wanted + ", but got " + all.counted());
    }
    return new Choice(mapping, List.of(some.get(n)), " of " + wanted);
  }

  /** The only one of a sort among all. */
  Choice only(Sort sort) {
    expectMapped("expected a " + sort);
    Choice all = all(mapping);
    List<TargetRecord> some = sort.of(all.records);
    if (some.size() != 1) {
      throw new AssertionError(
          "expected one %s, but got %s%s"
              .formatted(
                  sort, all.counted(), some.size() > 1 ? "; choose one with " + sort + "(n)" : ""));
    }
    return new Choice(mapping, some, " of the " + sort);
  }

  /** The chosen record; of several, the only finding, or else the only asset. */
  TargetRecord main() {
    if (records.size() == 1) {
      return records.get(0);
    }
    boolean findings = !Sort.FINDING.of(records).isEmpty();
    return only(findings ? Sort.FINDING : Sort.ASSET).records.get(0);
  }

  /** The chosen finding, or the only one. */
  Finding finding() {
    return main() instanceof Finding finding
        ? finding
        : (Finding) only(Sort.FINDING).records.get(0);
  }

  void expectMapped(String expected) {
    if (!(mapping instanceof Mapping.Mapped)) {
      throw new AssertionError(expected + ", but " + Shown.outcome(mapping));
    }
  }

  /** Such as {@code 2 findings, 1 stub}. */
  String counted() {
    if (records.isEmpty()) {
      return "no record";
    }
    Map<String, Long> counts =
        records.stream().collect(Collectors.groupingBy(Shown::kind, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(kind -> kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"))
        .collect(Collectors.joining(", "));
  }
}
