package io.tributary.testkit.contract;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final int WIDTH = 5;
  private static final List<String> KEYS =
      List.of("id", "ID", "name", "properties", "status", "a b", "", "größe", "[0]", "x.y");
  private static final List<String> TEXTS =
      List.of("", " ", "null", "{\"a\":[", "0001-01-01T00:00:00", "ä\u0000\uD83D\uDE00", "1e999");

  private final Random random;

  /** Documents that follow from a seed. */
  public RandomDocuments(long seed) {
    this.random = new Random(seed);
  }

  /** A document of a few random keys and values, up to four levels deep. */
  public Document any() {
    return Document.owning(object(4));
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
      object.put(pick(KEYS), value(depth - 1));
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
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> random.nextLong();
      case 4 -> random.nextDouble() * 1e30;
      case 5 -> pick(TEXTS);
      case 6 -> array(depth);
      default -> object(depth);
    };
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
