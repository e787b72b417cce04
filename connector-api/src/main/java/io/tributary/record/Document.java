package io.tributary.record;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, read by path.
 *
 * <p>It takes ownership of the tree it is given, copies nothing and never hands a map or list of it
 * out, so it cannot change once it is shared. Values come out as {@link String}, {@link Number},
 * {@link Boolean}, {@code Document} (an object) or an unmodifiable {@link List} of these (an
 * array); JSON's null and a missing key are both {@code null}.
 *
 * <p>Immutable, and safe for any thread, as long as whoever gave the tree away leaves it alone.
 */
public final class Document {
  private static final Document EMPTY = new DocumentBuilder().build();
  private static final int[] NO_INDICES = {};

  private final Map<String, ? extends @Nullable Object> tree;

  /** Keys that stand before those of the tree, without nulls; empty for nearly every document. */
  private final Map<String, ? extends @Nullable Object> overlay;

  private Document(Map<String, ? extends @Nullable Object> tree) {
    this(tree, Map.of());
  }

  private Document(
      Map<String, ? extends @Nullable Object> tree,
      Map<String, ? extends @Nullable Object> overlay) {
    this.tree = tree;
    this.overlay = overlay;
  }

  /**
   * Wraps a tree without copying it; the caller gives it away and must not touch it again.
   *
   * @param tree keys to strings, numbers, booleans, nulls, maps, lists or documents
   */
  public static Document owning(Map<String, ? extends @Nullable Object> tree) {
    return new Document(tree);
  }

  /** A document without any key. */
  public static Document empty() {
    return EMPTY;
  }

  /** The keys as they were written, in their order; unmodifiable. */
  public Set<String> keys() {
    if (overlay.isEmpty()) {
      return Collections.unmodifiableSet(tree.keySet());
    }
    Set<String> keys = new LinkedHashSet<>(tree.keySet());
    keys.addAll(overlay.keySet());
    return Collections.unmodifiableSet(keys);
  }

  /** Whether there is no key at all. */
  public boolean isEmpty() {
    return tree.isEmpty() && overlay.isEmpty();
  }

  /** The value of one of {@link #keys}, spelled as it is there; null for any other. */
  public @Nullable Object at(String key) {
    Object added = overlay.get(key);
    return view(added == null ? tree.get(key) : added);
  }

  /** Visits every key with its value, in order; a value may be {@code null}. */
  public void forEach(BiConsumer<? super String, ? super @Nullable Object> visitor) {
    if (overlay.isEmpty()) {
      tree.forEach((key, value) -> visitor.accept(key, view(value)));
    } else {
      keys().forEach(key -> visitor.accept(key, at(key)));
    }
  }

  /**
   * The same with one more key at the top; everything else is shared. An equal key is replaced.
   *
   * @param key the key, matched exactly
   * @param value a string, number, boolean, map, list or document to give away, or null
   */
  public Document with(String key, @Nullable Object value) {
    if (value != null) {
      return withAll(Map.of(key, value));
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    forEach(copy::put);
    copy.put(key, null);
    return new Document(copy);
  }

  /**
   * The same with more keys at the top; everything else is shared. Equal keys are replaced.
   *
   * @param more keys to strings, numbers, booleans, maps, lists or documents to give away; no nulls
   */
  public Document withAll(Map<String, ?> more) {
    DocumentBuilder both = new DocumentBuilder();
    overlay.forEach(both::put);
    more.forEach(both::put);
    return new Document(tree, both.build().tree);
  }

  /**
   * The same with the keys of another document at the top, but for those that are null there;
   * everything is shared. Equal keys are replaced.
   */
  public Document withAll(Document more) {
    boolean plain = more.tree instanceof ShapedObject object && !object.hasNulls();
    if (plain && overlay.isEmpty() && more.overlay.isEmpty()) {
      return new Document(tree, more.tree);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    more.forEach(
        (key, value) -> {
          if (value != null) {
            values.put(key, value);
          }
        });
    return withAll(values);
  }

  /** As {@link #value(FieldPath)}; compile the path once where it is used often. */
  public @Nullable Object value(String path) {
    return value(FieldPath.parse(path));
  }

  /**
   * What stands at a path.
   *
   * @return a string, number, boolean, document or list; null when there is nothing, or when the
   *     path leads through something that is neither object nor array. Over {@code []}, the list of
   *     all that was found, without nulls.
   */
  public @Nullable Object value(FieldPath path) {
    if (path.wildcards() == 0) {
      return value(path, NO_INDICES);
    }
    List<Object> found = new ArrayList<>();
    collect(path, 0, root(), found);
    return Collections.unmodifiableList(found);
  }

  /**
   * What stands at a path whose {@code []} steps are bound to given positions.
   *
   * <p>Allocates nothing for a scalar, so that arrays can be zipped without copies.
   *
   * @param indices one zero-based position for each {@code []} of the path, in order; more are
   *     ignored
   * @return a string, number, boolean, document or list, or null when there is nothing
   */
  public @Nullable Object value(FieldPath path, int[] indices) {
    FieldPath.Step[] steps = path.array();
    if (steps.length == 1 && steps[0] instanceof FieldPath.Key key) {
      return view(find(key.name(), path.numbers()[0]));
    }
    return view(walk(path, steps.length, indices));
  }

  /**
   * Where a path meets something through which it does not lead: a scalar, or an array where a key
   * is asked for, or an object where an element is.
   *
   * @param path without {@code []}
   * @return how many of its steps lead there; -1 when nothing is in the way, so that what the path
   *     asks for is there, or just missing
   */
  public int obstacle(FieldPath path) {
    FieldPath.Step[] steps = path.array();
    int[] numbers = path.numbers();
    Object node = root();
    for (int i = 0; i < steps.length && node != null; i++) {
      if (steps[i] instanceof FieldPath.Key key) {
        if (!(node instanceof Document || node instanceof Map)) {
          return i;
        }
        node = child(node, key.name(), numbers[i]);
      } else {
        if (!(node instanceof List)) {
          return i;
        }
        node = steps[i] instanceof FieldPath.Index at ? element(node, at.position()) : null;
      }
    }
    return -1;
  }

  /**
   * The number of elements of the array under one of a path's {@code []} steps.
   *
   * @param wildcard which {@code []} of the path is asked about, zero-based
   * @param indices positions for the {@code []} steps before it
   * @return zero when there is no array
   * @throws IllegalArgumentException when the path has no such {@code []}
   */
  public int size(FieldPath path, int wildcard, int[] indices) {
    FieldPath.Step[] steps = path.array();
    int seen = 0;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] instanceof FieldPath.Each && seen++ == wildcard) {
        return walk(path, i, indices) instanceof List<?> list ? list.size() : 0;
      }
    }
    throw new IllegalArgumentException("Path \"" + path + "\" has no wildcard " + wildcard);
  }

  /**
   * The scalar at a path as text: a string as it is, a number or boolean in JSON's form.
   *
   * @return empty when there is nothing, null, an object or an array
   */
  public Optional<String> text(String path) {
    return text(FieldPath.parse(path));
  }

  /** As {@link #text(String)}, with a compiled path. */
  public Optional<String> text(FieldPath path) {
    Object value = value(path);
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return Optional.of(value.toString());
    }
    return Optional.empty();
  }

  /**
   * The number at a path.
   *
   * @return empty when there is nothing, or something else than a finite number
   */
  public Optional<BigDecimal> number(String path) {
    return value(path) instanceof Number number && isFinite(number)
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  /**
   * The boolean at a path.
   *
   * @return empty when there is nothing, or something else than a boolean
   */
  public Optional<Boolean> bool(String path) {
    return value(path) instanceof Boolean bool ? Optional.of(bool) : Optional.empty();
  }

  /**
   * The object at a path.
   *
   * @return empty when there is nothing, or something else than an object
   */
  public Optional<Document> object(String path) {
    return value(path) instanceof Document document ? Optional.of(document) : Optional.empty();
  }

  /**
   * The objects of the array at a path, or those that a path with {@code []} leads to; other
   * elements are left out.
   *
   * @return an empty list when there is no array
   */
  public List<Document> objects(String path) {
    return only(Document.class, value(path));
  }

  /**
   * The strings of the array at a path, or those that a path with {@code []} leads to; other
   * elements are left out.
   *
   * @return an empty list when there is no array
   */
  public List<String> texts(String path) {
    return only(String.class, value(path));
  }

  /**
   * Whether objects and arrays are nested deeper than so many levels. The document itself is the
   * first, so that {@code {"a": {}}} is deeper than one level and not deeper than two.
   */
  public boolean isDeeperThan(int levels) {
    return isDeeper(this, levels);
  }

  private static boolean isDeeper(@Nullable Object node, int levels) {
    if (node == null
        || node instanceof String
        || node instanceof Number
        || node instanceof Boolean) {
      return false;
    }
    if (node instanceof Document document) {
      return isDeeper(document.tree, levels)
          || (!document.overlay.isEmpty() && isDeeper(document.overlay, levels));
    }
    if (node instanceof Map<?, ?> map) {
      return levels == 0 || hasDeeper(map.values(), levels - 1);
    }
    return node instanceof List<?> list && (levels == 0 || hasDeeper(list, levels - 1));
  }

  private static boolean hasDeeper(Collection<?> children, int levels) {
    for (Object child : children) {
      if (isDeeper(child, levels)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether both hold the same keys and values; the order of keys and the class of a number do not
   * matter.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Document document && comparable(this).equals(comparable(document));
  }

  @Override
  public int hashCode() {
    return comparable(this).hashCode();
  }

  /** Says how many keys there are, and no value: a document may hold secrets. */
  @Override
  public String toString() {
    return "Document[" + keys().size() + " keys]";
  }

  private @Nullable Object walk(FieldPath path, int until, int[] indices) {
    FieldPath.Step[] steps = path.array();
    int[] numbers = path.numbers();
    Object node = root();
    int wildcard = 0;
    for (int i = 0; i < until && node != null; i++) {
      FieldPath.Step step = steps[i];
      if (step instanceof FieldPath.Key key) {
        node = child(node, key.name(), numbers[i]);
      } else if (step instanceof FieldPath.Index index) {
        node = element(node, index.position());
      } else {
        node = element(node, indices[wildcard++]);
      }
    }
    return node;
  }

  private static void collect(
      FieldPath path, int from, @Nullable Object start, List<Object> found) {
    FieldPath.Step[] steps = path.array();
    int[] numbers = path.numbers();
    Object node = start;
    for (int i = from; i < steps.length && node != null; i++) {
      FieldPath.Step step = steps[i];
      if (step instanceof FieldPath.Key key) {
        node = child(node, key.name(), numbers[i]);
      } else if (step instanceof FieldPath.Index index) {
        node = element(node, index.position());
      } else {
        if (node instanceof List<?> list) {
          for (Object element : list) {
            collect(path, i + 1, element, found);
          }
        }
        return;
      }
    }
    Object value = view(node);
    if (value != null) {
      found.add(value);
    }
  }

  private Object root() {
    return overlay.isEmpty() ? tree : this;
  }

  // Checks against classes come first: those against interfaces are slow, and slower still when
  // several threads make them at once.
  private static @Nullable Object child(Object node, String name, int number) {
    if (node instanceof ShapedObject object) {
      return object.inAnyCasing(name, number);
    }
    if (node instanceof Document document) {
      return document.find(name, number);
    }
    return node instanceof Map<?, ?> map ? find(map, name, number) : null;
  }

  private @Nullable Object find(String name, int number) {
    if (overlay.isEmpty()) {
      return find(tree, name, number);
    }
    Object added =
        overlay instanceof ShapedObject object ? object.exactly(name, number) : overlay.get(name);
    if (added != null) {
      return added;
    }
    if (overlay instanceof ShapedObject object && !object.has(name, number)) {
      return find(tree, name, number);
    }
    Object exact = tree.get(name);
    if (exact != null || tree.containsKey(name)) {
      return exact;
    }
    Object loosely = find(overlay, name, number);
    return loosely == null ? find(tree, name, number) : loosely;
  }

  private static @Nullable Object find(Map<?, ?> map, String name, int number) {
    if (map instanceof ShapedObject object) {
      return object.inAnyCasing(name, number);
    }
    Object exact = map.get(name);
    return exact == null ? ignoringCase(map, name) : exact;
  }

  /** The value of a key that is spelled so, which may be null, or else in another casing. */
  private static @Nullable Object ignoringCase(Map<?, ?> map, String name) {
    Object loosely = null;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() instanceof String key
          && key.length() == name.length()
          && key.equalsIgnoreCase(name)) {
        if (key.equals(name)) {
          return entry.getValue();
        }
        loosely = loosely == null ? entry.getValue() : loosely;
      }
    }
    return loosely;
  }

  private static @Nullable Object element(Object node, int position) {
    if (node instanceof ArrayList<?> list) {
      return position < list.size() ? list.get(position) : null;
    }
    return node instanceof List<?> list && position < list.size() ? list.get(position) : null;
  }

  @SuppressWarnings("unchecked") // A JSON object's keys are strings.
  private static @Nullable Object view(@Nullable Object node) {
    if (node == null
        || node instanceof String
        || node instanceof Document
        || node instanceof Number
        || node instanceof Boolean) {
      return node; // the most frequent by far, spared the slow checks against interfaces
    }
    if (node instanceof ShapedObject || node instanceof Map<?, ?>) {
      return new Document((Map<String, @Nullable Object>) node);
    }
    if (node instanceof List<?> list && !(node instanceof ListView)) {
      return new ListView(list);
    }
    return node;
  }

  private static <T> List<T> only(Class<T> type, @Nullable Object value) {
    List<T> found = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (type.isInstance(element)) {
          found.add(type.cast(element));
        }
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** A form in which trees of maps and trees of documents, integers and longs are equal. */
  private static Object comparable(@Nullable Object value) {
    if (value instanceof Document document) {
      Map<String, Object> copy = new LinkedHashMap<>();
      document.forEach((key, child) -> copy.put(key, comparable(child)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> comparable(view(element))).toList();
    }
    if (value instanceof Number number && isFinite(number)) {
      return new BigDecimal(number.toString()).stripTrailingZeros();
    }
    return Objects.requireNonNullElse(value, Optional.empty());
  }

  private static boolean isFinite(Number number) {
    boolean binary = number instanceof Double || number instanceof Float;
    return !binary || Double.isFinite(number.doubleValue());
  }

  /** An array whose objects and arrays come out as views too. */
  private static final class ListView extends AbstractList<@Nullable Object> {
    private final List<?> list;

    ListView(List<?> list) {
      this.list = list;
    }

    @Override
    public @Nullable Object get(int position) {
      return view(list.get(position));
    }

    @Override
    public int size() {
      return list.size();
    }
  }
}
