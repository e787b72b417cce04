package io.tributary.core.lint;

import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources whose type cannot be converted, or loses something. */
final class SourceTypeRule implements LintRule {
  private static final Map<DataType, Set<DataType>> IMPOSSIBLE =
      Map.of(
          DataType.STRING, EnumSet.of(DataType.OBJECT),
          DataType.INTEGER, EnumSet.of(DataType.BOOLEAN, DataType.DATETIME, DataType.OBJECT),
          DataType.NUMBER, EnumSet.of(DataType.BOOLEAN, DataType.DATETIME, DataType.OBJECT),
          DataType.BOOLEAN,
              EnumSet.of(DataType.INTEGER, DataType.NUMBER, DataType.DATETIME, DataType.OBJECT),
          DataType.DATETIME,
              EnumSet.of(DataType.INTEGER, DataType.NUMBER, DataType.BOOLEAN, DataType.OBJECT),
          DataType.OBJECT, EnumSet.complementOf(EnumSet.of(DataType.OBJECT, DataType.ANY)),
          DataType.ANY, EnumSet.noneOf(DataType.class));

  @Override
  public void check(LintedMap map) {
    map.source()
        .ifPresent(
            model ->
                map.values().stream()
                    .filter(LintedMap.Written::isPlain)
                    .forEach(written -> check(written, model)));
  }

  private static void check(LintedMap.Written written, SourceModel model) {
    DataType to = written.value().type();
    boolean pattern = written.value().refinement().pattern().isPresent();
    for (int i = 0; i < written.value().sources().size(); i++) {
      String source = written.value().sources().get(i);
      Optional<ModelPath> path = ModelPath.of(source);
      Optional<DataType> from =
          path.flatMap(model::field)
              .map(DataModel.Field::type)
              .or(
                  () ->
                      path.flatMap(model::container)
                          .filter(ModelIndex.Shape.OBJECT::equals)
                          .map(shape -> DataType.OBJECT));
      if (from.isEmpty()) {
        continue;
      }
      boolean impossible =
          IMPOSSIBLE.getOrDefault(from.get(), Set.of()).contains(to)
              && !(pattern && to == DataType.DATETIME);
      if (impossible) {
        written
            .source(i)
            .problem(
                "cannot be converted: \""
                    + source
                    + "\" is of type "
                    + from.get().word()
                    + ", the field of type "
                    + to.word());
      } else {
        lost(written, i, from.get(), to);
      }
    }
  }

  private static void lost(LintedMap.Written written, int at, DataType from, DataType to) {
    String source = written.value().sources().get(at);
    if (from == DataType.NUMBER && to == DataType.INTEGER) {
      written
          .source(at)
          .warning("loses numbers with a fraction: \"" + source + "\" is of type number");
    } else if (from == DataType.DATETIME && to == DataType.STRING) {
      written
          .source(at)
          .warning(
              "stays as it is written: \""
                  + source
                  + "\" is of type datetime, which as such becomes UTC");
    }
  }
}
