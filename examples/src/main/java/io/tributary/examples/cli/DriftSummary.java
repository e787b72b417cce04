package io.tributary.examples.cli;

import io.tributary.run.DatasetReport;
import io.tributary.run.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** For people: how rows differ from those of the run before. */
final class DriftSummary {
  private static final int SHOWN = 3;

  private DriftSummary() {}

  /** One line for each way in which the rows of a dataset differ; none where they do not. */
  static List<String> lines(String name, DatasetReport dataset) {
    Optional<Drift> drift = dataset.drift();
    if (drift.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    add(lines, name, "new field", paths(drift.get().newFields()));
    add(lines, name, "vanished field", paths(drift.get().vanishedFields()));
    add(
        lines,
        name,
        "retyped field",
        drift.get().retypedFields().stream()
            .map(
                field ->
                    field.path()
                        + " ("
                        + String.join(" or ", field.before())
                        + ", now "
                        + String.join(" or ", field.now())
                        + ")")
            .toList());
    add(
        lines,
        name,
        "new value",
        drift.get().newValues().stream()
            .map(value -> value.path() + " = " + value.value())
            .toList());
    if (drift.get().unknown() > 0) {
      lines.add(
          "Drift: %s: whether there are %d more differences is not known"
              .formatted(name, drift.get().unknown()));
    }
    return lines;
  }

  private static void add(List<String> lines, String name, String what, List<String> items) {
    if (!items.isEmpty()) {
      String more = items.size() > SHOWN ? " and %d more".formatted(items.size() - SHOWN) : "";
      lines.add(
          "Drift: %s: %d %s: %s%s"
              .formatted(
                  name,
                  items.size(),
                  items.size() == 1 ? what : what + "s",
                  items.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                  more));
    }
  }

  private static List<String> paths(List<Drift.Field> fields) {
    return fields.stream().map(Drift.Field::path).toList();
  }
}
