package io.tributary.core.transform;

import io.tributary.record.Document;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions that a host registers for its maps, by name. Immutable. */
public final class MapFunctions {
  private static final MapFunctions NONE = new MapFunctions(Map.of());

  private final Map<String, ValueFunction> functions;

  private MapFunctions(Map<String, ValueFunction> functions) {
    this.functions = functions;
  }

  /** No function at all. */
  public static MapFunctions none() {
    return NONE;
  }

  /**
   * The same with one more, or with another of that name.
   *
   * @throws IllegalArgumentException when the name is blank
   */
  public MapFunctions with(String name, ValueFunction function) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A function needs a name");
    }
    Map<String, ValueFunction> more = new TreeMap<>(functions);
    more.put(name, function);
    return new MapFunctions(more);
  }

  /** The names, sorted; unmodifiable. */
  public Set<String> names() {
    return Collections.unmodifiableSet(functions.keySet());
  }

  /** A function that never throws, but gives a {@link Refusal}. */
  Optional<ValueFunction> find(String name) {
    return Optional.ofNullable(functions.get(name)).map(function -> guarded(name, function));
  }

  private static ValueFunction guarded(String name, ValueFunction function) {
    return value -> {
      try {
        return plain(function.apply(value));
      } catch (RuntimeException e) {
        // Not its message, which may hold the value.
        return new Refusal(
            "something that function \""
                + name
                + "\" does not take ("
                + e.getClass().getSimpleName()
                + ")");
      }
    };
  }

  private static @Nullable Object plain(@Nullable Object result) {
    if (result == null || result instanceof Document) {
      return result;
    }
    boolean documents =
        result instanceof List<?> list && list.stream().allMatch(Document.class::isInstance);
    return documents ? result : PlainData.view(PlainData.copyOf(result));
  }
}
