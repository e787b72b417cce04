package io.tributary.testkit.kql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows read by position; what a query reads, and what it gives. */
public interface Rows {

  /** How many there are. */
  int size();

  /** The row at a position, made when asked for. */
  Map<String, @Nullable Object> row(int index);

  /** Rows in a list. */
  static Rows of(List<Map<String, @Nullable Object>> list) {
    return new Rows() {
      @Override
      public int size() {
        return list.size();
      }

      @Override
      public Map<String, @Nullable Object> row(int index) {
        return list.get(index);
      }
    };
  }
}
