package io.tributary.examples.cli;

import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows a run has read, out of how many. A split that is begun has as many as the service
 * announced; one that is not, as many as were counted for the plan. What an attempt read that was
 * given up counts no more. For one thread.
 */
final class RowsToRead {
  private final Map<String, Long> expected = new HashMap<>();
  private final Map<String, Long> read = new HashMap<>();

  void planned(List<Split> splits) {
    splits.forEach(split -> expected.put(split.id(), split.rows().orElse(0)));
  }

  /** These are not read: an earlier run has done so. */
  void done(List<Split> splits) {
    splits.forEach(split -> expected.remove(split.id()));
  }

  /** A split is read in parts. */
  void divided(Split split, List<Split> parts) {
    expected.remove(split.id());
    planned(parts);
  }

  void pageRead(Split split, Page page) {
    expected.put(split.id(), page.announced());
    read.merge(split.id(), (long) page.records().size(), Long::sum);
  }

  void abandoned(Split split) {
    read.remove(split.id());
  }

  /** All rows, as far as it is known now. */
  long total() {
    return sum(expected);
  }

  /** Those that were read. */
  long read() {
    return sum(read);
  }

  private static long sum(Map<String, Long> rows) {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
