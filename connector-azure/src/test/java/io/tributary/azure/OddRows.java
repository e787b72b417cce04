package io.tributary.azure;

import io.tributary.record.Document;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** JSON of a seed: wholly random, or a row in which a few things are wrong. */
final class OddRows {
  private static final String HUGE = "x1-".repeat(40_000);
  private static final String[] TEXTS = {
    "",
    " ",
    "text",
    "5",
    "-1.5",
    "1e400",
    "true",
    "2021-03-04T10:20:30Z",
    "3/4/2021 1:02:03 AM",
    "İ",
    "\u0000",
    "|",
    "{\"a\": [",
    "[{\"a\": {\"b\": null}}]",
    "[".repeat(300),
    "9".repeat(200),
    "/subscriptions//resourceGroups/",
    "sha256:",
    "CVE-2026-1",
    "ä\uD83D\uDE00\uD800",
    HUGE
  };
  private static final Number[] NUMBERS = {
    0, -1, 1.5, 1e300, Long.MIN_VALUE, new BigInteger("9".repeat(50)), new BigDecimal("1e999999")
  };

  private final Random random;
  private final List<String> keys;

  /**
   * Odd rows of a seed.
   *
   * @param keys that a map asks for
   */
  OddRows(long seed, List<String> keys) {
    this.random = new Random(seed);
    this.keys = keys;
  }

  /** An object up to five levels deep, whose keys are often those that a map asks for. */
  Map<String, @Nullable Object> random() {
    return object(5);
  }

  /** A copy of a row with one to four things changed. */
  Map<String, @Nullable Object> changed(Document row) {
    Map<String, @Nullable Object> copy = copy(row);
    for (int i = random.nextInt(4); i >= 0; i--) {
      change(copy);
    }
    return copy;
  }

  /** Walks down from the root until it stops somewhere, and changes what is there. */
  private void change(Map<String, @Nullable Object> object) {
    if (object.isEmpty()) {
      object.put(key(), value(2));
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
      case 2 -> objectOf(key(), value);
      case 3 -> nested(value, 1 + random.nextInt(90));
      case 4 -> value instanceof String text ? cased(text) : String.valueOf(value);
      default -> value(3);
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      object.put(key(), value(depth - 1));
    }
    return object;
  }

  private @Nullable Object value(int depth) {
    int kind = random.nextInt(10);
    if (depth > 0 && kind < 4) {
      return object(depth);
    }
    if (depth > 0 && kind < 6) {
      List<@Nullable Object> list = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        list.add(value(depth - 1));
      }
      return list;
    }
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
      default -> TEXTS[random.nextInt(TEXTS.length)];
    };
  }

  private String key() {
    String key = keys.get(random.nextInt(keys.size()));
    return random.nextInt(6) == 0 ? cased(key) : key;
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
