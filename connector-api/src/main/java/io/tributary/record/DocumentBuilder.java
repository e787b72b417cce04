package io.tributary.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document key by key. Documents that are made so and have the same keys in the same order
 * share these: they are smaller than documents over maps, and faster to read.
 *
 * <p>Not for several threads; of no use after {@link #build}.
 */
public final class DocumentBuilder {
  private static final int FIRST_VALUES = 16;
  private static final @Nullable Object[] NOTHING = {};

  private ObjectShape shape = ObjectShape.EMPTY;
  private @Nullable Object[] values;

  /** Takes the place of the values once there are too many sorts of objects. */
  private @Nullable Map<String, @Nullable Object> map;

  /** A builder of a document without keys. */
  public DocumentBuilder() {
    this(FIRST_VALUES);
  }

  /**
   * A builder that has room for so many keys.
   *
   * @param keys how many there will probably be; there may be more
   */
  public DocumentBuilder(int keys) {
    values = new Object[keys];
  }

  /**
   * Adds a key, or replaces its value.
   *
   * @param value a string, number, boolean, document, or list of these to give away; or null
   */
  public DocumentBuilder put(String key, @Nullable Object value) {
    if (map != null) {
      map.put(key, value);
      return this;
    }
    ObjectShape larger = shape.known(key);
    if (larger != null) {
      append(larger, value);
    } else {
      putNew(key, value);
    }
    return this;
  }

  /** The document. */
  public Document build() {
    return Document.owning(map == null ? object() : map);
  }

  /** Puts what did not come after these keys before. */
  private void putNew(String key, @Nullable Object value) {
    int place = shape.placeOf(key);
    if (place != ObjectShape.NOWHERE) {
      values[place] = value;
      return;
    }
    Optional<ObjectShape> larger = shape.with(key);
    if (larger.isPresent()) {
      append(larger.get(), value);
    } else {
      map = new LinkedHashMap<>(object());
      map.put(key, value);
    }
  }

  private void append(ObjectShape larger, @Nullable Object value) {
    if (shape.size() == values.length) {
      values = Arrays.copyOf(values, 2 * values.length + 1);
    }
    values[shape.size()] = value;
    shape = larger;
  }

  private ShapedObject object() {
    boolean full = values.length == shape.size();
    @Nullable Object[] all = full ? values : Arrays.copyOf(values, shape.size());
    values = NOTHING; // What is put from now on must not get into what is made.
    return new ShapedObject(shape, all);
  }
}
