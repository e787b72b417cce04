package io.tributary.core.explain;

import io.tributary.core.explain.MapDiff.Difference;
import io.tributary.core.explain.MapDiff.Example;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.transform.TransformMap;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two maps make of the same rows. Records are the same when kind and key are.
 *
 * <p>For one thread. Of rows it keeps no more than one example of each difference.
 */
public final class MapComparison {
  private static final String OTHERS = "other targets";

  private final TransformMap first;
  private final TransformMap second;
  private final Map<String, Difference> differences = new LinkedHashMap<>();
  private long rows;
  private long differing;
  private boolean differs;

  /** Compares a map with another. */
  public MapComparison(TransformMap first, TransformMap second) {
    this.first = first;
    this.second = second;
  }

  /** Maps a row with both and compares. */
  public void add(SourceRecord row) {
    FlatMapping before = FlatMapping.of(first.apply(row));
    FlatMapping after = FlatMapping.of(second.apply(row));
    rows++;
    differs = false;
    String id = row.id();
    if (!before.outcome().equals(after.outcome())) {
      note("outcome", id, "", Optional.of(before.outcome()), Optional.of(after.outcome()));
    }
    for (FlatMapping.Name name : union(before.records(), after.records())) {
      compare(id, name, before.records().get(name), after.records().get(name));
    }
    differing += differs ? 1 : 0;
  }

  /** What differs in the rows so far. */
  public MapDiff result() {
    return new MapDiff(
        rows,
        differing,
        differences.values().stream()
            .sorted(
                Comparator.comparingLong(Difference::count)
                    .reversed()
                    .thenComparing(Difference::subject))
            .toList());
  }

  private void compare(
      String id,
      FlatMapping.Name name,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    if (before == null || after == null) {
      Optional<Object> key = Optional.of(name.key());
      note(
          name.kind(),
          id,
          "",
          before == null ? Optional.empty() : key,
          after == null ? Optional.empty() : key);
      return;
    }
    for (String place : union(before, after)) {
      Optional<Object> one = Optional.ofNullable(before.get(place));
      Optional<Object> other = Optional.ofNullable(after.get(place));
      if (!isSame(one, other)) {
        String target = Place.pattern(place);
        note(name.kind() + ": " + target, id, place, one, other);
      }
    }
  }

  private void note(
      String subject, String id, String place, Optional<Object> before, Optional<Object> after) {
    differs = true;
    boolean room = differences.size() < MapDiff.MAX_DIFFERENCES || differences.containsKey(subject);
    long changed = before.isPresent() && after.isPresent() ? 1 : 0;
    differences.merge(
        room ? subject : OTHERS,
        new Difference(
            room ? subject : OTHERS,
            changed,
            before.isEmpty() ? 1 : 0,
            after.isEmpty() ? 1 : 0,
            new Example(id, place, before, after)),
        MapComparison::sum);
  }

  private static Difference sum(Difference one, Difference other) {
    return new Difference(
        one.subject(),
        one.changed() + other.changed(),
        one.appears() + other.appears(),
        one.vanishes() + other.vanishes(),
        one.example());
  }

  /** Numbers of different classes are the same, as they are in JSON. */
  private static boolean isSame(Optional<Object> one, Optional<Object> other) {
    return one.isPresent() == other.isPresent()
        && (one.equals(other) || document(one).equals(document(other)));
  }

  private static Document document(Optional<Object> value) {
    return Document.owning(Map.of("value", value.orElse("")));
  }

  private static <K> Set<K> union(Map<K, ?> one, Map<K, ?> other) {
    Set<K> keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys;
  }
}
