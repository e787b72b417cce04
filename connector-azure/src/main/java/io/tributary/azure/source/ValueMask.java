package io.tributary.azure.source;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Masks what people put secrets in: the values of environment variables, application settings,
 * connection strings and secret volumes, wherever they stand in a row. Their names stay.
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
              .collect(Collectors.joining("|", "\\b(?:", ")[\"'\\\\]*\\s*:")),
          Pattern.CASE_INSENSITIVE);
  private static final String NAME = "name";
  private static final int DEEPEST = 30;

  private final Set<String> allowed;

  /**
   * A mask.
   *
   * @param allowed names of variables whose values may be seen, in any casing
   */
  public ValueMask(Collection<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The row with its values masked; the same row when it has none. */
  public Document mask(Document row) {
    Object masked = masked(row, 0);
    return masked instanceof Document document ? document : row;
  }

  /** A value without what must not be seen; the same value when all of it may be. */
  private @Nullable Object masked(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      return value == null ? null : MASKED; // Nothing that is known goes so deep.
    }
    if (value instanceof Document object) {
      return object(object, depth);
    }
    if (value instanceof String text && text.length() > MASKED.length() && holds(text)) {
      return MASKED; // Such as properties that come as JSON in a string.
    }
    return value instanceof List<?> list ? list(list, depth) : value;
  }

  private static boolean holds(String text) {
    return text.indexOf('{') >= 0 && SECRET_KEY.matcher(text).find();
  }

  private Document object(Document object, int depth) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    boolean[] differs = {false};
    object.forEach(
        (key, value) -> {
          if (NEVER.contains(key.toLowerCase(Locale.ROOT))) {
            differs[0] = true;
            return;
          }
          Object seen =
              HOLDERS.contains(key.toLowerCase(Locale.ROOT))
                  ? variables(value, depth + 1)
                  : masked(value, depth + 1);
          differs[0] |= seen != value;
          changed.put(key, seen);
        });
    return differs[0] ? Document.owning(changed) : object;
  }

  private List<?> list(List<?> list, int depth) {
    List<@Nullable Object> changed = new ArrayList<>(list.size());
    boolean differs = false;
    for (Object element : list) {
      Object seen = masked(element, depth + 1);
      differs |= seen != element;
      changed.add(seen);
    }
    return differs ? changed : list;
  }

  /** Variables as a list of objects with a name each, or as an object of names to values. */
  private @Nullable Object variables(@Nullable Object value, int depth) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> variables = new ArrayList<>();
      for (Object element : list) {
        variables.add(element instanceof Document variable ? variable(variable) : MASKED);
      }
      return variables;
    }
    if (!(value instanceof Document object)) {
      return value == null ? null : MASKED;
    }
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    object.forEach(
        (name, held) -> {
          if (held instanceof Document || held instanceof List) {
            variables.put(name, variables(held, depth + 1));
          } else {
            variables.put(name, held == null || isAllowed(name) ? held : MASKED);
          }
        });
    return Document.owning(variables);
  }

  private Document variable(Document variable) {
    boolean seen = variable.text(NAME).filter(this::isAllowed).isPresent();
    Map<String, @Nullable Object> masked = new LinkedHashMap<>();
    variable.forEach(
        (key, value) -> {
          String lowered = key.toLowerCase(Locale.ROOT);
          if (!NEVER.contains(lowered)) {
            boolean plain = value == null || lowered.equals(NAME) || lowered.equals("type");
            masked.put(key, plain || seen ? value : MASKED);
          }
        });
    return Document.owning(masked);
  }

  private boolean isAllowed(String name) {
    return allowed.contains(name.toLowerCase(Locale.ROOT));
  }
}
