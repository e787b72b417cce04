package io.tributary.azure;

import io.tributary.record.FieldPath;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a data model says of paths, in any casing; a position of an array stands for all. */
final class DescribedPaths {
  private final Map<String, DataModel.Field> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  DescribedPaths(DataModel model) {
    for (DataModel.Field field : model.fields()) {
      FieldPath path = FieldPath.parse(field.path());
      fields.put(start(path, path.steps().size()), field);
      for (int length = path.steps().size(); length > 0; length--) {
        known.add(start(path, length));
      }
    }
  }

  /** The field of a path. */
  Optional<DataModel.Field> find(FieldPath path) {
    return Optional.ofNullable(fields.get(start(path, path.steps().size())));
  }

  /** Whether there is a field of the path, or one below it. */
  boolean knows(FieldPath path) {
    return known.contains(start(path, path.steps().size()));
  }

  /** The field of a path, or the nearest above it below which anything may stand. */
  Optional<DataModel.Field> covering(FieldPath path) {
    Optional<DataModel.Field> covering = find(path);
    for (int length = path.steps().size() - 1; length > 0 && covering.isEmpty(); length--) {
      covering =
          Optional.ofNullable(fields.get(start(path, length)))
              .filter(open -> open.type() == DataType.OBJECT || open.type() == DataType.ANY);
    }
    return covering;
  }

  private static String start(FieldPath path, int length) {
    List<FieldPath.Step> steps =
        path.steps().subList(0, length).stream()
            .map(step -> step instanceof FieldPath.Key ? step : new FieldPath.Each())
            .toList();
    return FieldPath.of(steps).toString();
  }
}
