package io.tributary.testkit.contract;

import io.tributary.record.Document;
import io.tributary.transform.Mapping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The paths at which the records of a mapping hold something. */
final class TargetPaths {
  private TargetPaths() {}

  /** The paths to values and to what holds them, each with the number of its record before it. */
  static Set<String> of(Mapping mapping) {
    Set<String> paths = new TreeSet<>();
    if (mapping instanceof Mapping.Mapped mapped) {
      for (int i = 0; i < mapped.records().size(); i++) {
        collect("record " + i + ": ", mapped.records().get(i).document(), paths);
      }
    }
    return paths;
  }

  private static void collect(String path, @Nullable Object value, Set<String> paths) {
    if (value == null) {
      return;
    }
    paths.add(path);
    if (value instanceof Document object) {
      object.forEach((key, child) -> collect(path + "." + key, child, paths));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(path + "[" + i + "]", list.get(i), paths);
      }
    }
  }
}
