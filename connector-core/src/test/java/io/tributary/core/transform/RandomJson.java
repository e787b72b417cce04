package io.tributary.core.transform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * JSON trees of a seed, whose keys are often those that a map asks for, and whose shapes rarely.
 */
final class RandomJson {
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
    "9".repeat(200)
  };
  private static final Number[] NUMBERS = {
    0,
    -1,
    1.5,
    Double.NaN,
    1e300,
    Long.MAX_VALUE,
    new BigInteger("9".repeat(50)),
    new BigDecimal("1e999999")
  };

  private final Random random;
  private final List<String> keys;

  RandomJson(long seed, List<String> keys) {
    this.random = new Random(seed);
    this.keys = keys;
  }

  Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    int size = random.nextInt(8);
    for (int i = 0; i < size; i++) {
      object.put(key(), value(depth - 1));
    }
    return object;
  }

  private String key() {
    String key = keys.get(random.nextInt(keys.size()));
    return switch (random.nextInt(8)) {
      case 0 -> key.toUpperCase(Locale.ROOT);
      case 1 -> key + random.nextInt(3);
      default -> key;
    };
  }

  private Object value(int depth) {
    int kind = random.nextInt(10);
    if (depth > 0 && kind < 4) {
      return object(depth);
    }
    if (depth > 0 && kind < 7) {
      List<Object> list = new ArrayList<>();
      int size = random.nextInt(4);
      for (int i = 0; i < size; i++) {
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
}
