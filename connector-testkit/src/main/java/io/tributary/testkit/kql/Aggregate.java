package io.tributary.testkit.kql;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation of {@code summarize}.
 *
 * @param column the column it makes
 * @param type what it gives
 * @param accumulators makes one that has seen no row
 */
record Aggregate(String column, Type type, Supplier<Accumulator> accumulators) {

  /** What has been seen of one group's rows. */
  interface Accumulator {

    void add(Map<String, @Nullable Object> row);

    @Nullable Object result();
  }

  /** Rows, or only those for which a condition holds. */
  static final class Count implements Accumulator {

    private final Expression condition;
    private long count;

    Count(Expression condition) {
      this.condition = condition;
    }

    @Override
    public void add(Map<String, @Nullable Object> row) {
      count += condition.holds(row) ? 1 : 0;
    }

    @Override
    public Object result() {
      return count;
    }
  }

  /** Different values that are not null. */
  static final class DistinctCount implements Accumulator {

    private final Expression of;
    private final Set<Object> seen = new HashSet<>();

    DistinctCount(Expression of) {
      this.of = of;
    }

    @Override
    public void add(Map<String, @Nullable Object> row) {
      Object value = of.value(row);
      if (value != null) {
        seen.add(value);
      }
    }

    @Override
    public Object result() {
      return (long) seen.size();
    }
  }

  /** A total. */
  static final class Sum implements Accumulator {

    private final Expression of;
    private long whole;
    private double real;

    Sum(Expression of) {
      this.of = of;
    }

    @Override
    public void add(Map<String, @Nullable Object> row) {
      Object value = of.value(row);
      if (value instanceof Number number) {
        if (Values.isWhole(number)) {
          whole += number.longValue();
        } else {
          real += number.doubleValue();
        }
      }
    }

    @Override
    public Object result() {
      return of.type() == Type.LONG ? (Object) whole : (Object) (whole + real);
    }
  }

  /** The smallest or the largest value that is not null. */
  static final class Extreme implements Accumulator {

    private final Expression of;
    private final boolean largest;
    private @Nullable Object best;

    Extreme(Expression of, boolean largest) {
      this.of = of;
      this.largest = largest;
    }

    @Override
    public void add(Map<String, @Nullable Object> row) {
      Object value = of.value(row);
      if (value != null && (best == null || (Values.ORDER.compare(value, best) > 0) == largest)) {
        best = value;
      }
    }

    @Override
    public @Nullable Object result() {
      return best;
    }
  }
}
