package io.tributary.core.drift;

import io.tributary.run.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How rows differ from those of the run before.
 *
 * <p>Where not all of the rows were looked at, something counts as new or gone only if it is so
 * frequent in one run that missing it in the other is out of the question; else it is unknown.
 */
public final class Comparison {
  /** Of rows picked at random, all miss what so many of them should have once in a million. */
  private static final int ENOUGH = 14;

  private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]']+");

  private final RowProfile before;
  private final RowProfile now;
  private final boolean complete;
  private final List<Drift.Field> added = new ArrayList<>();
  private final List<Drift.Field> vanished = new ArrayList<>();
  private final List<Drift.Retyping> retyped = new ArrayList<>();
  private final List<Drift.Value> values = new ArrayList<>();
  private long unknown;

  private Comparison(RowProfile before, RowProfile now, boolean complete) {
    this.before = before;
    this.now = now;
    this.complete = complete;
  }

  /**
   * Compares two profiles of a dataset.
   *
   * @param before of the last run that read all of it
   * @param complete whether this run has read all of it; if not, nothing is known to be gone
   */
  public static Drift of(RowProfile before, RowProfile now, boolean complete) {
    Comparison comparison = new Comparison(before, now, complete && now.rows() > 0);
    comparison.compareBelow("", before.root(), now.root());
    return comparison.drift();
  }

  private Drift drift() {
    Comparator<Drift.Field> byPath = Comparator.comparing(Drift.Field::path);
    added.sort(byPath);
    vanished.sort(byPath);
    return new Drift(added, vanished, retyped, values, unknown);
  }

  private void compare(String path, @Nullable FieldNode old, @Nullable FieldNode current) {
    if (old == null && current != null) {
      judge(added, path, current, isTelling(current.rows(), now, before));
    } else if (old != null && current == null) {
      judge(vanished, path, old, complete && isTelling(old.rows(), before, now));
    } else if (old != null && current != null) {
      compareTypes(path, old, current);
      compareWords(path, old, current);
      compareBelow(path, old, current);
    }
  }

  private void judge(List<Drift.Field> list, String path, FieldNode node, boolean known) {
    if (known && !before.isFull() && !now.isFull()) {
      list.add(new Drift.Field(path, words(node.types().keySet()), node.rows()));
    } else {
      unknown++;
    }
  }

  private void compareTypes(String path, FieldNode old, FieldNode current) {
    boolean known = false;
    boolean open = false;
    for (Map.Entry<JsonType, RowCount> type : current.types().entrySet()) {
      if (!old.types().containsKey(type.getKey())) {
        boolean telling = isTelling(type.getValue().rows(), now, before);
        known |= telling;
        open |= !telling;
      }
    }
    if (known) {
      retyped.add(
          new Drift.Retyping(path, words(old.types().keySet()), words(current.types().keySet())));
    } else if (open) {
      unknown++;
    }
  }

  private void compareWords(String path, FieldNode old, FieldNode current) {
    if (!old.words().isFixed() || !current.types().containsKey(JsonType.STRING)) {
      return;
    }
    Map<String, Long> known = old.words().counted();
    Map<String, Long> counted = current.words().counted();
    if (counted.isEmpty()) {
      unknown++; // There are other texts now, or too many words to tell them.
    }
    counted.forEach(
        (word, rows) -> {
          if (known.containsKey(word)) {
            return;
          }
          if (isTelling(rows, now, before)) {
            values.add(new Drift.Value(path, word, rows));
          } else {
            unknown++;
          }
        });
  }

  private void compareBelow(String path, FieldNode old, FieldNode current) {
    if (old.isOpen() || current.isOpen()) {
      unknown += old.isOpen() == current.isOpen() ? 0 : 1;
    } else {
      Map<String, FieldNode> names = new TreeMap<>(old.fields());
      names.putAll(current.fields());
      names.forEach(
          (key, named) ->
              compare(step(path, named.name()), old.fields().get(key), current.fields().get(key)));
    }
    compare(path + "[]", old.elementsSeen().orElse(null), current.elementsSeen().orElse(null));
  }

  /** Whether what is in so many rows of one run would have been seen in the other. */
  private static boolean isTelling(long rows, RowProfile seenIn, RowProfile missedIn) {
    return missedIn.isWhole()
        || (double) rows / Math.max(1, seenIn.rows()) * missedIn.rows() >= ENOUGH;
  }

  private static List<String> words(Set<JsonType> types) {
    return types.stream().map(JsonType::word).sorted().toList();
  }

  private static String step(String path, String key) {
    if (!PLAIN.matcher(key).matches()) {
      return path + "['" + key.replace("'", "''") + "']";
    }
    return path.isEmpty() ? key : path + "." + key;
  }
}
