package io.tributary.testkit.service;

import io.tributary.testkit.kql.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The results of the last queries, so that a walk over many pages runs its query once. A result is
 * forgotten when its table is another.
 */
final class ResultCache {

  private static final int MOST = 64;

  private final Map<String, Result> entries =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Result> eldest) {
          return size() > MOST;
        }
      };

  Rows get(String key, Rows table, Function<Rows, Rows> run) {
    Result entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(key, missing -> new Result());
    }
    return entry.result(table, run);
  }

  /** One result; its lock keeps two threads from running the same query. */
  private static final class Result {

    private @Nullable Rows table;
    private Rows result = Rows.of(List.of());

    synchronized Rows result(Rows current, Function<Rows, Rows> run) {
      if (table != current) {
        result = run.apply(current);
        table = current;
      }
      return result;
    }
  }
}
