package io.tributary.azure.source;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Masks what people put secrets in: the values of environment variables, application settings,
 * connection strings and secret volumes, wherever they stand in a row. Their names stay. Tags are
 * left alone where resources have them, whatever they are called: all who may read a resource see
 * them, and a tag {@code env} is no environment. {@link #alsoOfTags} makes a mask without that
 * exception.
 *
 * <p>It is done as a row is read, before anything else sees it, so that no map, sink or dead letter
 * can let a value out. A value that Azure itself keeps secret, a password or a key is left out
 * altogether.
 */
public final class ValueMask {
  /** What stands for a value. */
  public static final String MASKED = "***";

  private static final Set<String> HOLDERS =
      Set.of(
          "environmentvariables",
          "env",
          "appsettings",
          "connectionstrings",
          "variables",
          "keyvaluepairs",
          "secret");

  private static final Set<String> NEVER =
      Set.of(
          "securevalue", "securevaluereference", "password", "workspacekey", "storageaccountkey");
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          Stream.concat(HOLDERS.stream(), NEVER.stream())
              .collect(
                  Collectors.joining(
                      "|", "\\b(?:(?:", ")[\"'\\\\]*\\s*:|environment[\"'\\\\]*\\s*:\\s*\\[)")),
          Pattern.CASE_INSENSITIVE);

  /** All that a tag in a list has. */
  private static final Set<String> TAG_KEYS = Set.of("key", "name", "value");

  /** Stands for a value that is left out with its key. */
  private static final Object LEFT_OUT = new Object();

  private static final String NAME = "name";
  private static final int DEEPEST = 30;

  private final Set<String> allowed;
  private final Place root;

  /**
   * A mask.
   *
   * @param allowed names of variables whose values may be seen, in any casing
   */
  public ValueMask(Collection<String> allowed) {
    this(allowed, Place.ROW);
  }

  private ValueMask(Collection<String> allowed, Place root) {
    this.allowed =
        allowed.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.root = root;
  }

  /**
   * A mask that makes no exception for tags, for what is given away.
   *
   * @param allowed names of variables whose values may be seen, in any casing
   */
  public static ValueMask alsoOfTags(Collection<String> allowed) {
    return new ValueMask(allowed, Place.ELSEWHERE);
  }

  /** The row with its values masked; the same row when it has none. */
  public Document mask(Document row) {
    return masked(row).orElse(row);
  }

  /** The row with its values masked; empty when it has none. */
  public Optional<Document> masked(Document row) {
    Object masked = masked(row, root, 0);
    return masked != row && masked instanceof Document document
        ? Optional.of(document)
        : Optional.empty();
  }

  /** A value without what must not be seen; the same value when all of it may be. */
  private @Nullable Object masked(@Nullable Object value, Place place, int depth) {
    if (depth > DEEPEST) {
      return value == null ? null : MASKED; // Nothing that is known goes so deep.
    }
    if (value instanceof Document object) {
      return each(
          object,
          (key, held) -> {
            String lowered = key.toLowerCase(Locale.ROOT);
            return seen(lowered, held, place.below(lowered), depth + 1);
          });
    }
    if (value instanceof String text && text.length() > MASKED.length() && holds(text)) {
      return MASKED; // Such as properties that come as JSON in a string.
    }
    return value instanceof List<?> list
        ? each(list, element -> masked(element, Place.ELSEWHERE, depth + 1))
        : value;
  }

  private static boolean holds(String text) {
    return text.indexOf('{') >= 0 && SECRET_KEY.matcher(text).find();
  }

  private @Nullable Object seen(String key, @Nullable Object value, Place place, int depth) {
    if (NEVER.contains(key)) {
      return LEFT_OUT;
    }
    if (place.tags() && areTags(value)) {
      return value;
    }
    // Of a Lambda function it is an object around the variables, of a task of ECS the list of them.
    boolean holder = HOLDERS.contains(key) || (key.equals("environment") && value instanceof List);
    return holder ? variables(value, depth) : masked(value, place, depth);
  }

  /** Whether a value is tags: texts by name, or a list of names with a text each. */
  private static boolean areTags(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().allMatch(tag -> tag instanceof Document one && isTag(one));
    }
    return value instanceof Document tags
        && tags.keys().stream()
            .map(tags::at)
            .noneMatch(held -> held instanceof Document || held instanceof List);
  }

  private static boolean isTag(Document tag) {
    return tag.keys().stream()
        .allMatch(key -> TAG_KEYS.contains(key) && tag.at(key) instanceof String);
  }

  /** Variables as a list of objects with a name each, or as an object of names to values. */
  private @Nullable Object variables(@Nullable Object value, int depth) {
    if (value instanceof List<?> list) {
      return each(list, element -> element instanceof Document one ? variable(one) : MASKED);
    }
    if (!(value instanceof Document object)) {
      return value == null ? null : MASKED;
    }
    return each(
        object,
        (name, held) -> {
          if (held instanceof Document || held instanceof List) {
            return variables(held, depth + 1);
          }
          return held == null || isAllowed(name) ? held : MASKED;
        });
  }

  private Document variable(Document variable) {
    boolean seen = variable.text(NAME).filter(this::isAllowed).isPresent();
    return each(
        variable,
        (key, value) -> {
          String lowered = key.toLowerCase(Locale.ROOT);
          if (NEVER.contains(lowered)) {
            return LEFT_OUT;
          }
          boolean plain = value == null || lowered.equals(NAME) || lowered.equals("type");
          return plain || seen ? value : MASKED;
        });
  }

  /** The object with what may be seen of its values; the same object when that is all. */
  private static Document each(
      Document object, BiFunction<String, @Nullable Object, @Nullable Object> mask) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    boolean[] differs = {false};
    object.forEach(
        (key, value) -> {
          Object seen = mask.apply(key, value);
          differs[0] |= seen != value;
          if (seen != LEFT_OUT) {
            changed.put(key, seen);
          }
        });
    return differs[0] ? Document.owning(changed) : object;
  }

  private static List<?> each(List<?> list, Function<@Nullable Object, @Nullable Object> mask) {
    List<@Nullable Object> changed = new ArrayList<>(list.size());
    boolean differs = false;
    for (Object element : list) {
      Object seen = mask.apply(element);
      differs |= seen != element;
      changed.add(seen);
    }
    return differs ? changed : list;
  }

  private boolean isAllowed(String name) {
    return allowed.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Where something stands in a row, as far as it matters for tags.
   *
   * @param tags whether tags stand there
   * @param known what is below, by key in lower case
   */
  private record Place(boolean tags, Map<String, Place> known) {
    static final Place ELSEWHERE = new Place(false, Map.of());
    private static final Place TAGS = new Place(true, Map.of());

    /** Azure's resources have tags in two places, those in AWS in two more. */
    static final Place ROW =
        new Place(
            false,
            Map.of(
                "tags",
                TAGS,
                "properties",
                new Place(
                    false,
                    Map.of(
                        "tags",
                        TAGS,
                        "awstags",
                        TAGS,
                        "awsproperties",
                        new Place(false, Map.of("tags", TAGS))))));

    Place below(String key) {
      return known.getOrDefault(key, ELSEWHERE);
    }
  }
}
