package io.tributary.core.reconcile;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import io.tributary.record.OutputRecord;
import io.tributary.record.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sees to it that a run delivers one finding per key, whatever brings it and in which order.
 *
 * <p>What an attempt brings comes in through a {@link Draft}. The first with a key is delivered at
 * once. A later one is merged at once if the first is there to stay and goes before it. Otherwise
 * it is parked, for the first may still be abandoned, or does not go before it; {@link #settle}
 * brings out those of the parked ones that are the best of their keys. Which goes first: that of
 * the earlier dataset, then by the rows in an order that is stable, then the earlier of one row.
 *
 * <p>Nothing in the heap grows with the number of findings: claims are in a {@link KeyTable},
 * parked records on disk. Safe for several threads, but a draft belongs to one.
 */
public final class FindingIndex implements Closeable {
  private static final int DELIVERED = 1;
  private static final int DUE = 1 << 1;
  private static final int REJECTED = 1 << 2;
  private static final int SEVERITY_SHIFT = 3;

  private final List<String> datasets;
  private final KeyTable table;
  private final ParkedFindings parked;
  private final List<String> severities = new ArrayList<>();
  private final Map<String, Integer> severityNumbers = new HashMap<>();
  private final BitSet committed = new BitSet();
  private final BitSet abandoned = new BitSet();
  private final long[] waiting;
  private final Path folder;
  private final boolean savable;
  private int attempts;

  /**
   * An index without a finding.
   *
   * @param datasets their names; one that comes earlier has the first right to a key
   * @param folder where temporary files go
   * @param savable whether drafts can be saved, for which they keep their claims on disk
   */
  public FindingIndex(List<String> datasets, Path folder, boolean savable) {
    this.datasets = List.copyOf(datasets);
    this.folder = folder;
    this.savable = savable;
    table = new KeyTable(folder);
    parked = new ParkedFindings(folder);
    waiting = new long[datasets.size()];
  }

  /**
   * Starts to collect what an attempt brings.
   *
   * @param dataset the name of its dataset
   * @param split the id of its split
   */
  public synchronized Draft draft(String dataset, String split) {
    return new Draft(datasets.indexOf(dataset), split, ++attempts);
  }

  /** The sink refused what was delivered last under a key. */
  public synchronized void rejected(String key) {
    long at = table.seek(KeyHash.of(key));
    table.note(at, table.note(at) | REJECTED);
  }

  /** Whether there is anything to {@link #settle}. */
  public boolean hasParked() {
    return !parked.isEmpty();
  }

  /**
   * Delivers those of the parked findings that are the best of their keys: as revision 1 where
   * nothing else was delivered, else as revision 2. To be called once, when no draft is open.
   */
  public void settle(Recipient recipient) throws InterruptedException {
    parked.forEach((claim, record) -> nominate(claim));
    parked.forEach(
        (claim, record) -> {
          int revision = revisionIfDue(claim);
          if (revision > 0) {
            recipient.take(record.apply(revision));
          }
        });
  }

  /** What the committed findings come to, by dataset; goes through all claims. */
  public synchronized Counts counts() {
    long[] distinct = waiting.clone();
    long[] delivered = new long[distinct.length];
    long[] rejected = new long[distinct.length];
    long[] bySeverity = new long[severities.size()];
    for (long at = 0; at < table.end(); at++) {
      if (committed.get(table.owner(at))) {
        int dataset = FindingOrder.dataset(table.order(at));
        int note = table.note(at);
        distinct[dataset]++;
        if ((note & DELIVERED) != 0) {
          delivered[dataset]++;
          bySeverity[note >>> SEVERITY_SHIFT]++;
        }
        if ((note & REJECTED) != 0) {
          rejected[dataset]++;
        }
      }
    }
    return new Counts(
        new DeliveryCounts(
            named(datasets, distinct), named(datasets, delivered), named(datasets, rejected)),
        named(severities, bySeverity));
  }

  /** Deletes the files. */
  @Override
  public synchronized void close() {
    try (parked) {
      table.close();
    }
  }

  private synchronized List<String> severities() {
    return List.copyOf(severities);
  }

  private synchronized void restore(Claim claim) {
    put(table.seek(claim.key()), claim, DELIVERED);
  }

  private synchronized int severity(String word) {
    return severityNumbers.computeIfAbsent(
        word,
        fresh -> {
          severities.add(fresh);
          return severities.size() - 1;
        });
  }

  private synchronized Fate claim(Claim claim) {
    long at = table.seek(claim.key());
    int owner = table.owner(at);
    if (owner == 0 || abandoned.get(owner)) {
      put(at, claim, DELIVERED);
      return Fate.DELIVERED;
    }
    boolean stays = owner == claim.attempt() || committed.get(owner);
    return stays && table.order(at) <= claim.order() ? Fate.MERGED : Fate.PARKED;
  }

  /** Gives the key to a parked finding if it is better than who has it. */
  private synchronized void nominate(Claim claim) {
    if (!committed.get(claim.attempt())) {
      return;
    }
    waiting[FindingOrder.dataset(claim.order())]--;
    long at = table.seek(claim.key());
    boolean owned = committed.get(table.owner(at));
    if (!owned || claim.order() < table.order(at)) {
      put(at, claim, DUE | (owned ? table.note(at) & DELIVERED : 0));
    }
  }

  private synchronized int revisionIfDue(Claim claim) {
    long at = table.seek(claim.key());
    int note = table.note(at);
    if ((note & DUE) == 0
        || table.owner(at) != claim.attempt()
        || table.order(at) != claim.order()) {
      return 0;
    }
    put(at, claim, DELIVERED);
    return (note & DELIVERED) == 0 ? 1 : 2;
  }

  private void put(long at, Claim claim, int flags) {
    table.put(at, claim.order(), claim.attempt(), claim.severity() << SEVERITY_SHIFT | flags);
  }

  private static Map<String, Long> named(List<String> names, long[] counts) {
    Map<String, Long> named = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        named.put(names.get(i), counts[i]);
      }
    }
    return named;
  }

  private enum Fate {
    DELIVERED,
    MERGED,
    PARKED
  }

  /**
   * What the findings come to.
   *
   * @param records the distinct ones
   * @param bySeverity those that were delivered, by the source's own word
   */
  public record Counts(DeliveryCounts records, Map<String, Long> bySeverity) {
    /** Nothing was counted. */
    public static Counts none() {
      return new Counts(DeliveryCounts.none(), Map.of());
    }
  }

  /** Takes a finding that is to be delivered. */
  @FunctionalInterface
  public interface Recipient {
    /** Takes it. */
    void take(OutputRecord finding) throws InterruptedException;
  }

  /**
   * What one attempt brings. Belongs to one thread. Once it is committed or abandoned, which is to
   * be after the sink was told so, nothing may be added.
   */
  public final class Draft {
    private final int dataset;
    private final FindingOrder order;
    private final int attempt;
    private final Optional<ClaimLog> log;
    private long parkedHere;

    private Draft(int dataset, String split, int attempt) {
      this.dataset = dataset;
      this.order = new FindingOrder(dataset, split);
      this.attempt = attempt;
      this.log = savable ? Optional.of(new ClaimLog(folder)) : Optional.empty();
    }

    /**
     * Adds a finding.
     *
     * @param finding with a score
     * @param severity the word to count it under
     * @param row the row that it was mapped from
     * @param position which of the row's findings it is
     * @return whether it is to be delivered now
     */
    public boolean add(OutputRecord finding, String severity, SourceRecord row, int position) {
      Claim claim =
          new Claim(
              KeyHash.of(finding.key()), order.of(row, position), attempt, severity(severity));
      Fate fate = claim(claim);
      if (fate == Fate.PARKED) {
        byte[] record = ParkedFindings.encode(finding);
        park(claim, record);
        log.ifPresent(claims -> claims.parked(claim, record));
      } else if (fate == Fate.DELIVERED) {
        log.ifPresent(claims -> claims.delivered(claim));
      }
      return fate == Fate.DELIVERED;
    }

    /** The sink refused what was delivered last under a key. */
    public void rejected(String key) {
      FindingIndex.this.rejected(key);
      log.ifPresent(claims -> claims.rejected(key));
    }

    /** Writes what {@link #restore} needs; only of an index that is savable. */
    public void save(EntryWriter out) throws IOException {
      out.texts(severities());
      log.orElseThrow().save(out);
    }

    /** Adds what another draft has saved; the first call, if it comes. */
    public void restore(EntryReader in) throws IOException {
      List<String> words = in.texts();
      ClaimLog.restore(
          in,
          attempt,
          word -> severity(words.get(word)),
          new ClaimLog.Restored() {
            @Override
            public void delivered(Claim claim) {
              FindingIndex.this.restore(claim);
            }

            @Override
            public void parked(Claim claim, byte[] record) {
              park(claim, record);
            }

            @Override
            public void rejected(String key) {
              FindingIndex.this.rejected(key);
            }
          });
    }

    /** The attempt counts: so does what it has claimed and parked. */
    public void commit() {
      synchronized (FindingIndex.this) {
        committed.set(attempt);
        waiting[dataset] += parkedHere;
      }
      log.ifPresent(ClaimLog::close);
    }

    /** The attempt is void: others may claim what it had. */
    public void abandon() {
      synchronized (FindingIndex.this) {
        abandoned.set(attempt);
      }
      log.ifPresent(ClaimLog::close);
    }

    private void park(Claim claim, byte[] record) {
      parked.add(claim, record);
      parkedHere++;
    }
  }
}
