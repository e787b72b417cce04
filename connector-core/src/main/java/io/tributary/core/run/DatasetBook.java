package io.tributary.core.run;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import io.tributary.core.drift.Comparison;
import io.tributary.core.drift.ProfileJson;
import io.tributary.core.drift.RowProfile;
import io.tributary.core.reconcile.DeliveryCounts;
import io.tributary.enrich.Gap;
import io.tributary.reconcile.Completeness;
import io.tributary.reconcile.Ledger;
import io.tributary.run.DatasetReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The books of one dataset: what the attempts that count came to. Not safe for several threads; the
 * {@link Book} sees to that.
 */
final class DatasetBook {
  /** So many rows do not all go away between two runs, unless something is wrong. */
  private static final int MANY_ROWS = 100;

  private final Tally total = new Tally();
  private final List<String> reasons = new ArrayList<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final Optional<RowProfile> before;
  private int splits;
  private int splitsEnded;

  /**
   * Books in which nothing stands yet.
   *
   * @param before what the rows of an earlier run looked like
   */
  DatasetBook(Optional<RowProfile> before) {
    this.before = before;
  }

  /** A split was planned. */
  void planned() {
    splits++;
  }

  /** A split ended: what its last attempt came to, and what stands against its completeness. */
  void ended(Tally tally, List<String> against) {
    splitsEnded++;
    total.add(tally);
    against.forEach(this::against);
  }

  /** Rows that the query leaves out, by what they are. */
  void leftOut(Map<String, Long> counts) {
    leftOut.putAll(counts);
  }

  /** Something could not be found out. */
  void gap(Gap gap) {
    total.gap(gap);
  }

  /** An earlier run read so many rows. */
  void earlier(long rows) {
    if (total.read == 0 && rows >= MANY_ROWS) {
      against("the source has no row any more, where an earlier run read " + rows);
    }
  }

  /** Something stands against the completeness of the dataset. */
  void against(String reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  /**
   * The report.
   *
   * @param dataset the dataset's name
   * @param assets the distinct assets of the run
   * @param findings the distinct findings of the run
   */
  DatasetReport report(String dataset, DeliveryCounts assets, DeliveryCounts findings) {
    List<String> against = new ArrayList<>(reasons);
    if (splitsEnded < splits || splits == 0) {
      against.add(
          splits == 0
              ? "it was not read"
              : (splits - splitsEnded) + " of " + splits + " splits were not read to their end");
    }
    Ledger ledger =
        new Ledger(
            new Ledger.Rows(
                total.read, total.mapped, total.filtered(), total.failed, total.announced),
            new Ledger.Records(
                total.assets + total.findings,
                assets.written(dataset) + findings.written(dataset),
                assets.merged(dataset, total.assets) + findings.merged(dataset, total.findings),
                assets.rejected(dataset) + findings.rejected(dataset)));
    for (String discrepancy : ledger.discrepancies()) {
      against.add("the ledger does not add up: " + discrepancy);
    }
    return new DatasetReport(
        ledger,
        new Completeness(against),
        total.filteredBy,
        leftOut,
        total.enrichmentRows,
        gaps(),
        total.conversions,
        before.map(profile -> Comparison.of(profile, total.profile, against.isEmpty())));
  }

  /** What the rows look like. */
  RowProfile profile() {
    return total.profile;
  }

  private List<Gap> gaps() {
    return total.gaps.values().stream().toList();
  }

  /** What one attempt came to. */
  static final class Tally {
    private static final int MOST_GAPS = 1_000;

    long read;
    long mapped;
    long failed;
    long announced;
    long assets;
    long findings;
    long enrichmentRows;
    final Map<String, Long> filteredBy = new TreeMap<>();
    final Map<String, Long> conversions = new TreeMap<>();
    final RowProfile profile = new RowProfile();
    private final Map<String, Gap> gaps = new TreeMap<>();

    long filtered() {
      return filteredBy.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Reasons should be few; an enricher that has one for each row must not fill the memory. */
    void gap(Gap gap) {
      boolean room = gaps.size() < MOST_GAPS || gaps.containsKey(key(gap));
      Gap told =
          room ? gap : new Gap("more", "gaps of more sorts than are told apart", gap.records());
      gaps.merge(
          key(told), told, (a, b) -> new Gap(a.what(), a.reason(), a.records() + b.records()));
    }

    private static String key(Gap gap) {
      return gap.what() + "\n" + gap.reason();
    }

    void count(Map<String, Long> counts, String name) {
      counts.merge(name, 1L, Long::sum);
    }

    void save(EntryWriter out) throws IOException {
      out.number(read).number(mapped).number(failed).number(announced);
      out.number(assets).number(findings).number(enrichmentRows);
      out.numbers(filteredBy).numbers(conversions);
      for (Gap gap : gaps.values()) {
        out.flag(true).text(gap.what()).text(gap.reason()).number(gap.records());
      }
      out.flag(false);
      out.text(ProfileJson.write(profile));
    }

    static Tally restore(EntryReader in) throws IOException {
      Tally tally = new Tally();
      tally.read = in.number();
      tally.mapped = in.number();
      tally.failed = in.number();
      tally.announced = in.number();
      tally.assets = in.number();
      tally.findings = in.number();
      tally.enrichmentRows = in.number();
      tally.filteredBy.putAll(in.numbers());
      tally.conversions.putAll(in.numbers());
      while (in.flag()) {
        tally.gap(new Gap(in.text(), in.text(), in.number()));
      }
      tally.profile.add(ProfileJson.read(in.text()));
      return tally;
    }

    private void add(Tally other) {
      read += other.read;
      mapped += other.mapped;
      failed += other.failed;
      announced += other.announced;
      assets += other.assets;
      findings += other.findings;
      enrichmentRows += other.enrichmentRows;
      other.filteredBy.forEach((name, count) -> filteredBy.merge(name, count, Long::sum));
      other.conversions.forEach((name, count) -> conversions.merge(name, count, Long::sum));
      other.gaps.values().forEach(this::gap);
      profile.add(other.profile);
    }
  }

  long rowsFailed() {
    return total.failed;
  }
}
