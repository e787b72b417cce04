package io.tributary.testkit.contract;

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

/**
 * Documents that nobody expects: the same seed gives the same ones. For one thread.
 *
 * <p>Half of what goes wrong with rows is not noise but one value of another type, so {@link
 * #damaged} takes a good document and changes a little of it.
 */
public final class RandomDocuments {
  private static final int WIDTH = 8;
  private static final int DEPTH = 5;
  private static final List<String> KEYS =
      List.of("id", "ID", "name", "properties", "status", "a b", "", "größe", "[0]", "x.y");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "text",
          "null",
          "true",
          "5",
          "-1.5",
          "1e999",
          "9".repeat(200),
          "0001-01-01T00:00:00",
          "2021-03-04T10:20:30Z",
          "3/4/2021 1:02:03 AM",
          "|",
          "{\"a\":[",
          "[{\"a\": {\"b\": null}}]",
          "[".repeat(300),
          "/subscriptions//resourceGroups/",
          "sha256:",
          "CVE-2026-1",
          "İ",
          "ä\u0000\uD83D\uDE00\uD800");
  private static final List<Number> NUMBERS =
      List.of(
          0,
          -1,
          1.5,
          1e300,
          Long.MIN_VALUE,
          new BigInteger("9".repeat(50)),
          new BigDecimal("1e999999"));

  private final Random random;
  private final List<String> keys;

  /** Documents that follow from a seed. */
  public RandomDocuments(long seed) {
    this(seed, KEYS);
  }

  /**
   * Documents that follow from a seed, whose keys are mostly as they are given.
   *
   * @param keys at least one; those that a map asks for make it find something
   */
  public RandomDocuments(long seed, List<String> keys) {
    this.random = new Random(seed);
    this.keys = List.copyOf(keys);
  }

  /** A document of a few random keys and values, up to five levels deep. */
  public Document any() {
    return Document.owning(object(DEPTH));
  }

  /** Anything that may stand in a document, up to three levels deep. */
  public @Nullable Object anyValue() {
    return value(3);
  }

  /** One of the keys, or one much like it. */
  public String anyKey() {
    String key = pick(keys);
    return switch (random.nextInt(12)) {
      case 0 -> key.toUpperCase(Locale.ROOT);
      case 1 -> key.toLowerCase(Locale.ROOT);
      case 2 -> key + random.nextInt(3);
      default -> key;
    };
  }

  /** A document of objects and arrays within each other. */
  public static Document nested(int levels) {
    Object value = "the bottom";
    for (int level = 1; level < levels; level++) {
      value = level % 2 == 0 ? Map.of("properties", value) : List.of(value);
    }
    return Document.owning(Map.of("properties", value));
  }

  /** A copy of a document in which some values are left out, or are replaced by random ones. */
  public Document damaged(Document document) {
    return Document.owning(damagedObject(document));
  }

  private Map<String, @Nullable Object> damagedObject(Document document) {
    Map<String, @Nullable Object> damaged = new LinkedHashMap<>();
    document.forEach(
        (key, value) -> {
          if (random.nextInt(20) != 0) {
            damaged.put(key, damagedValue(value));
          }
        });
    return damaged;
  }

  private @Nullable Object damagedValue(@Nullable Object value) {
    if (random.nextInt(20) == 0) {
      return value(2);
    }
    if (value instanceof Document document) {
      return damagedObject(document);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> damaged = new ArrayList<>();
      list.forEach(element -> damaged.add(damagedValue(element)));
      return damaged;
    }
    return value;
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    int width = random.nextInt(WIDTH);
    for (int i = 0; i < width; i++) {
      object.put(anyKey(), value(depth - 1));
    }
    return object;
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    int width = random.nextInt(WIDTH);
    for (int i = 0; i < width; i++) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private @Nullable Object value(int depth) {
    int kind = random.nextInt(10);
    if (depth > 0 && kind < 6) {
      return kind < 4 ? object(depth) : array(depth);
    }
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> pick(NUMBERS);
      default -> pick(TEXTS);
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
