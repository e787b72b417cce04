package io.tributary.testkit.map;

import io.tributary.record.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The paths that documents have, and which of them are near to one that they do not have. */
final class NearPaths {
  private static final int MOST = 3;
  private static final int MOST_LISTED = 12;
  private static final Pattern POSITION = Pattern.compile("\\[\\d*]");
  private static final Pattern PLAIN_KEY = Pattern.compile("[^.\\[\\]']+");

  private final Map<String, Object> values = new LinkedHashMap<>();

  NearPaths(Collection<Document> documents) {
    documents.forEach(document -> collect("", document));
  }

  /** What to say behind "there is nothing at …". */
  String to(String path) {
    if (values.isEmpty()) {
      return "; there is nothing at all";
    }
    String wanted = comparable(path);
    int reach = Math.max(2, wanted.length() / 4);
    List<String> near =
        values.keySet().stream()
            .filter(known -> isNear(comparable(known), wanted, reach))
            .sorted(Comparator.comparingInt(known -> distance(comparable(known), wanted)))
            .limit(MOST)
            .map(known -> known + " (" + Shown.value(values.get(known)) + ")")
            .toList();
    return near.isEmpty()
        ? "; there are " + listed()
        : "; did you mean " + String.join(" or ", near) + "?";
  }

  private String listed() {
    String some = values.keySet().stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    int more = values.size() - MOST_LISTED;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private static boolean isNear(String known, String wanted, int reach) {
    return distance(known, wanted) <= reach || lastKey(known).equals(lastKey(wanted));
  }

  private static String lastKey(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String comparable(String path) {
    return POSITION.matcher(path.toLowerCase(Locale.ROOT)).replaceAll("[]");
  }

  private void collect(String path, @Nullable Object value) {
    if (value instanceof Document object && !object.isEmpty()) {
      object.forEach((key, child) -> collect(step(path, key), child));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        collect(path + "[" + i + "]", list.get(i));
      }
    } else if (value != null && !path.isEmpty()) {
      values.putIfAbsent(path, value);
    }
  }

  private static String step(String path, String key) {
    if (!PLAIN_KEY.matcher(key).matches()) {
      return path + "['" + key.replace("'", "''") + "']";
    }
    return path.isEmpty() ? key : path + "." + key;
  }

  /** How many characters have to be inserted, removed or replaced. */
  private static int distance(String one, String other) {
    int[] costs = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
      }
    }
    return costs[other.length()];
  }
}
