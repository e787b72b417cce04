package io.tributary.testkit.kql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows and the steps still to be taken on each. One pass finds which rows are left; what remains in
 * memory is their positions, and a row goes through the steps again when it is asked for.
 */
final class Scan {

  private final Rows source;
  private final List<RowStep> steps;

  Scan(Rows source, List<RowStep> steps) {
    this.source = source;
    this.steps = List.copyOf(steps);
  }

  /** Takes a row that is left, and its position in the source; false stops the pass. */
  interface Visitor {
    boolean visit(int position, Map<String, @Nullable Object> row);
  }

  /** One pass over the rows that are left, in order. */
  void each(Visitor visitor) {
    for (int position = 0; position < source.size(); position++) {
      Map<String, @Nullable Object> row = through(position);
      if (row != null && !visitor.visit(position, row)) {
        return;
      }
    }
  }

  /** The rows that are left. Takes no pass when no step can leave one out. */
  Rows all() {
    return steps.stream().anyMatch(Filter.class::isInstance)
        ? first(Long.MAX_VALUE)
        : at(IntStream.range(0, source.size()).toArray());
  }

  /** The rows that are left, up to a number of them. */
  Rows first(long limit) {
    Positions found = new Positions();
    if (limit > 0) {
      each(
          (position, row) -> {
            found.add(position);
            return found.count < limit;
          });
    }
    return at(found.toArray());
  }

  /** The rows at these positions, which a pass has visited. */
  Rows at(int[] positions) {
    return new Rows() {
      @Override
      public int size() {
        return positions.length;
      }

      @Override
      public Map<String, @Nullable Object> row(int index) {
        Map<String, @Nullable Object> row = through(positions[index]);
        if (row == null) {
          throw new IllegalStateException("A row changed between two reads of a table");
        }
        return row;
      }
    };
  }

  private @Nullable Map<String, @Nullable Object> through(int position) {
    Map<String, @Nullable Object> row = source.row(position);
    for (RowStep step : steps) {
      row = step.apply(row);
      if (row == null) {
        return null;
      }
    }
    return row;
  }

  /** A growing array of positions. */
  private static final class Positions {

    private int[] array = new int[64];
    private int count;

    void add(int position) {
      if (count == array.length) {
        array = Arrays.copyOf(array, count * 2);
      }
      array[count++] = position;
    }

    int[] toArray() {
      return Arrays.copyOf(array, count);
    }
  }
}
