package io.tributary.azure;

import io.tributary.record.Document;
import io.tributary.testkit.contract.RandomDocuments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of a seed in which a few things are wrong. */
final class OddRows {
  private static final String HUGE = "x1-".repeat(40_000);
  private final Random random;
  private final RandomDocuments documents;

  /**
   * Odd rows of a seed.
   *
   * @param keys that a map asks for
   */
  OddRows(long seed, List<String> keys) {
    this.random = new Random(seed);
    this.documents = new RandomDocuments(seed, keys);
  }

  /** A copy of a row with one to four things changed. */
  Document changed(Document row) {
    Map<String, @Nullable Object> copy = copy(row);
    for (int i = random.nextInt(4); i >= 0; i--) {
      change(copy);
    }
    return Document.owning(copy);
  }

  /** Walks down from the root until it stops somewhere, and changes what is there. */
  private void change(Map<String, @Nullable Object> object) {
    if (object.isEmpty()) {
      object.put(documents.anyKey(), documents.anyValue());
      return;
    }
    List<String> names = List.copyOf(object.keySet());
    String name = names.get(random.nextInt(names.size()));
    Object value = object.get(name);
    if (value instanceof Map<?, ?> child && random.nextInt(5) != 0) {
      change(cast(child));
    } else if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(3) != 0) {
      change(cast(list));
    } else if (random.nextInt(6) == 0) {
      object.remove(name);
      object.put(cased(name), value);
    } else if (random.nextInt(8) == 0) {
      object.remove(name);
    } else {
      object.put(name, odd(value));
    }
  }

  private void change(List<@Nullable Object> list) {
    int at = random.nextInt(list.size());
    Object value = list.get(at);
    if (value instanceof Map<?, ?> child && random.nextInt(4) != 0) {
      change(cast(child));
    } else if (random.nextInt(4) == 0) {
      for (int i = random.nextInt(50); i > 0; i--) {
        list.add(value);
      }
    } else {
      list.set(at, odd(value));
    }
  }

  /** Something else in the place of a value. */
  private @Nullable Object odd(@Nullable Object value) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> listOf(value);
      case 2 -> objectOf(documents.anyKey(), value);
      case 3 -> nested(value, 1 + random.nextInt(90));
      case 4 -> value instanceof String text ? cased(text) : String.valueOf(value);
      default -> random.nextInt(60) == 0 ? HUGE : documents.anyValue();
    };
  }

  private String cased(String text) {
    return switch (random.nextInt(3)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1 -> text.toLowerCase(Locale.ROOT);
      default -> text + random.nextInt(3);
    };
  }

  private static @Nullable Object nested(@Nullable Object bottom, int levels) {
    Object value = bottom;
    for (int level = 0; level < levels; level++) {
      value = level % 2 == 0 ? listOf(value) : objectOf("properties", value);
    }
    return value;
  }

  private static List<@Nullable Object> listOf(@Nullable Object element) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(element);
    return list;
  }

  private static Map<String, @Nullable Object> objectOf(String key, @Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put(key, value);
    return object;
  }

  private static Map<String, @Nullable Object> copy(Document document) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    document.forEach((key, value) -> copy.put(key, copyOf(value)));
    return copy;
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof Document document) {
      return copy(document);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(copyOf(element)));
      return copy;
    }
    return value;
  }

  @SuppressWarnings("unchecked") // Made here.
  private static Map<String, @Nullable Object> cast(Map<?, ?> object) {
    return (Map<String, @Nullable Object>) object;
  }

  @SuppressWarnings("unchecked") // Made here.
  private static List<@Nullable Object> cast(List<?> list) {
    return (List<@Nullable Object>) list;
  }
}
