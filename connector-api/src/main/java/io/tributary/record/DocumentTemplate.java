package io.tributary.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents of the same keys, of which each may be missing: the fastest way to make many that
 * look alike.
 *
 * <p>Safe for any thread.
 */
public final class DocumentTemplate {
  /** So many keys fit into a mask. */
  private static final int MOST_KEYS = Long.SIZE;

  /** So many combinations of keys are remembered. */
  private static final int MOST_VARIANTS = 1_000;

  private final String[] keys;
  private final Map<Long, Variant> variants = new ConcurrentHashMap<>();
  private volatile Variant latest = new Variant(0, ObjectShape.EMPTY);

  /**
   * A template.
   *
   * @param keys all of them, in their order
   * @throws IllegalArgumentException when one is there twice
   */
  public DocumentTemplate(List<String> keys) {
    if (Set.copyOf(keys).size() < keys.size()) {
      throw new IllegalArgumentException("A document has each key once, not " + keys);
    }
    // Shapes recognise keys fastest when equal ones are the same.
    this.keys = keys.stream().map(String::intern).toArray(String[]::new);
  }

  /**
   * A document.
   *
   * @param values one for each key, to give away: a string, number, boolean, document, or list of
   *     these; null for what is missing
   * @return null when all are missing
   * @throws IllegalArgumentException when there are more or fewer values than keys
   */
  public @Nullable Document of(@Nullable Object[] values) {
    if (values.length != keys.length) {
      throw new IllegalArgumentException(
          "There are " + values.length + " values for " + keys.length + " keys");
    }
    long mask = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        mask |= 1L << i;
        count++;
      }
    }
    if (count == 0) {
      return null;
    }
    Variant variant = latest;
    if (variant.mask() != mask || keys.length > MOST_KEYS) {
      Variant known = keys.length > MOST_KEYS ? null : variant(mask, values);
      if (known == null) {
        return built(values);
      }
      variant = known;
    }
    return Document.owning(
        new ShapedObject(
            variant.shape(), count == values.length ? values : present(values, count)));
  }

  private @Nullable Variant variant(long mask, @Nullable Object[] values) {
    Variant known = variants.get(mask);
    if (known == null) {
      ObjectShape shape = variants.size() < MOST_VARIANTS ? shape(values) : null;
      if (shape == null) {
        return null;
      }
      known = new Variant(mask, shape);
      variants.put(mask, known);
    }
    latest = known;
    return known;
  }

  /** The shape of those that are there; null when there are too many shapes. */
  private @Nullable ObjectShape shape(@Nullable Object[] values) {
    ObjectShape shape = ObjectShape.EMPTY;
    for (int i = 0; i < values.length && shape != null; i++) {
      if (values[i] != null) {
        ObjectShape known = shape.known(keys[i]);
        shape = known == null ? shape.with(keys[i]).orElse(null) : known;
      }
    }
    return shape;
  }

  private static @Nullable Object[] present(@Nullable Object[] values, int count) {
    @Nullable Object[] present = new Object[count];
    int at = 0;
    for (Object value : values) {
      if (value != null) {
        present[at++] = value;
      }
    }
    return present;
  }

  private Document built(@Nullable Object[] values) {
    DocumentBuilder document = new DocumentBuilder(values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        document.put(keys[i], values[i]);
      }
    }
    return document.build();
  }

  /**
   * Some of the keys.
   *
   * @param mask which
   * @param shape of an object that has them
   */
  private record Variant(long mask, ObjectShape shape) {}
}
