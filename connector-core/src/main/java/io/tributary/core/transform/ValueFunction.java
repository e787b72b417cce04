package io.tributary.core.transform;

import org.jspecify.annotations.Nullable;

/**
 * A host's own step on the way of a value, which map files {@code call} by its name.
 *
 * <p>It must give the same for the same value, and be safe for any thread. One that throws does not
 * stop the row: the value is left out and noted.
 */
@FunctionalInterface
public interface ValueFunction {
  /**
   * Makes another value of what a source holds.
   *
   * @param value a {@link String}, {@link Number}, {@link Boolean}, {@link
   *     io.tributary.record.Document} or unmodifiable list; never null
   * @return one of these, or a map; null for nothing, so that the next source or the default counts
   */
  @Nullable Object apply(Object value);
}
