package io.tributary.testkit.kql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation of {@code summarize}, as far as it makes one column: {@code arg_max} and {@code
 * take_any}, which make several, are as many aggregations that choose the same row.
 *
 * @param column the column it makes
 * @param naming where the column's name is from
 * @param type what it gives
 * @param accumulators makes one that has seen no row
 */
record Aggregate(String column, Naming naming, Type type, Supplier<Accumulator> accumulators) {

  /** Where a column's name is from. */
  enum Naming {
    /** The query gives it; it must not be there already. */
    GIVEN,
    /** The expression has it; a number is added if it is there already. */
    DERIVED,
    /** It is one of all columns, {@code *}; it is left out if the rows are grouped by it. */
    WILDCARD
  }

  Aggregate named(String other) {
    return new Aggregate(other, naming, type, accumulators);
  }

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

  /**
   * A value of the row in which another is the smallest or the largest; of the first row, if that
   * one is null in all.
   */
  static final class OfExtreme implements Accumulator {

    private final Expression of;
    private final boolean largest;
    private final Expression wanted;
    private boolean isFirst = true;
    private @Nullable Object best;
    private @Nullable Object result;

    OfExtreme(Expression of, boolean largest, Expression wanted) {
      this.of = of;
      this.largest = largest;
      this.wanted = wanted;
    }

    @Override
    public void add(Map<String, @Nullable Object> row) {
      Object value = of.value(row);
      boolean isBetter =
          value != null
              && (best == null || (largest ? 1 : -1) * Values.ORDER.compare(value, best) > 0);
      if (isFirst || isBetter) {
        best = value;
        result = wanted.value(row);
      }
      isFirst = false;
    }

    @Override
    public @Nullable Object result() {
      return result;
    }
  }

  /** A value of the first row. */
  static final class OfFirst implements Accumulator {

    private final Expression wanted;
    private final boolean skipsEmpty;
    private boolean isFound;
    private @Nullable Object result;

    /**
     * A value of the first row.
     *
     * @param skipsEmpty whether a later row will do, as long as there is nothing in the first ones
     */
    OfFirst(Expression wanted, boolean skipsEmpty) {
      this.wanted = wanted;
      this.skipsEmpty = skipsEmpty;
    }

    @Override
    public void add(Map<String, @Nullable Object> row) {
      if (!isFound) {
        result = wanted.value(row);
        isFound = !skipsEmpty || !Values.text(result).isEmpty();
      }
    }

    @Override
    public @Nullable Object result() {
      return result;
    }
  }

  /** The different values that are not null; of arrays, their elements. */
  static final class DistinctValues implements Accumulator {

    private final Expression of;
    private final long most;
    private final Set<Object> seen = new LinkedHashSet<>();

    DistinctValues(Expression of, long most) {
      this.of = of;
      this.most = most;
    }

    @Override
    public void add(Map<String, @Nullable Object> row) {
      Object value = of.type() == Type.STRING ? of.text(row) : of.value(row); // Never null.
      for (Object element : value instanceof List<?> list ? list : Arrays.asList(value)) {
        if (element != null && seen.size() < most) {
          seen.add(element);
        }
      }
    }

    @Override
    public Object result() {
      return List.copyOf(seen);
    }
  }
}
