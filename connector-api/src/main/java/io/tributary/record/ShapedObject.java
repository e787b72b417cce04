package io.tributary.record;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An object that shares its keys with those that look alike. Immutable. */
final class ShapedObject extends AbstractMap<String, @Nullable Object> {
  private final ObjectShape shape;
  private final @Nullable Object[] values;

  /** An object of a shape's keys and as many values, which are given away. */
  ShapedObject(ObjectShape shape, @Nullable Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * The value of a key that is spelled so, or else of the first in another casing.
   *
   * @param number of the key, out of {@link KeyNumbers}
   */
  @Nullable Object inAnyCasing(String name, int number) {
    int place = shape.placeInAnyCasing(name, number);
    return place == ObjectShape.NOWHERE ? null : values[place];
  }

  /** The value of a key that is spelled so. */
  @Nullable Object exactly(String name, int number) {
    int place = shape.placeInAnyCasing(name, number);
    return place != ObjectShape.NOWHERE && shape.key(place).equals(name) ? values[place] : null;
  }

  /** Whether there is such a key, in whatever casing. */
  boolean has(String name, int number) {
    return shape.placeInAnyCasing(name, number) != ObjectShape.NOWHERE;
  }

  /** Whether there is a key without a value. */
  boolean hasNulls() {
    for (Object value : values) {
      if (value == null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String text && shape.placeOf(text) != ObjectShape.NOWHERE;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int place = key instanceof String text ? shape.placeOf(text) : ObjectShape.NOWHERE;
    return place == ObjectShape.NOWHERE ? null : values[place];
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super @Nullable Object> visitor) {
    for (int i = 0; i < values.length; i++) {
      visitor.accept(shape.key(i), values[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new Entries();
  }

  /** The keys with their values. */
  private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
      return new Iterator<>() {
        private int at;

        @Override
        public boolean hasNext() {
          return at < values.length;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
          if (at == values.length) {
            throw new NoSuchElementException();
          }
          return new SimpleImmutableEntry<>(shape.key(at), values[at++]);
        }
      };
    }
  }
}
