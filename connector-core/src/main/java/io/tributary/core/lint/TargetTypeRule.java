package io.tributary.core.lint;

import io.tributary.core.transform.Field;
import io.tributary.core.transform.MapDraft;
import io.tributary.core.transform.Refinement;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.util.Optional;

/** Fields whose type is not the one that the target takes. */
final class TargetTypeRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    map.target().ifPresent(model -> map.ownFields().forEach(field -> check(map, field, model)));
  }

  private static void check(LintedMap map, MapDraft.DraftField field, ModelIndex model) {
    Optional<ModelPath> path = map.targetPath(field.field().target());
    DataType written = written(field.field());
    boolean split = field.field().value().refinement().split().isPresent();
    Optional<DataType> taken = path.flatMap(model::field).map(DataModel.Field::type);
    Optional<ModelIndex.Shape> shape = path.flatMap(model::container);
    if (taken.isPresent() && taken.get() != DataType.ANY) {
      if (split) {
        problem(field, "an array", word(taken.get()), model);
      } else if (!fits(written, taken.get())) {
        problem(field, word(written), word(taken.get()), model);
      }
    } else if (shape.isPresent()) {
      boolean array = shape.get() == ModelIndex.Shape.ARRAY;
      boolean fits =
          split ? array : written == DataType.ANY || (!array && written == DataType.OBJECT);
      if (!fits) {
        problem(field, split ? "an array" : word(written), array ? "an array" : "an object", model);
      }
    }
  }

  private static boolean fits(DataType written, DataType taken) {
    return written == taken
        || written == DataType.ANY
        || (taken == DataType.NUMBER && written == DataType.INTEGER)
        || (taken == DataType.STRING && written == DataType.DATETIME);
  }

  /** What the record has: a date in a format is a number or text. */
  private static DataType written(Field field) {
    Optional<String> format = field.value().refinement().format();
    if (format.isEmpty()) {
      return field.type();
    }
    return format.get().equals(Refinement.EPOCH_SECONDS)
            || format.get().equals(Refinement.EPOCH_MILLISECONDS)
        ? DataType.INTEGER
        : DataType.STRING;
  }

  private static String word(DataType type) {
    return "the type " + type.word();
  }

  private static void problem(
      MapDraft.DraftField field, String written, String taken, ModelIndex model) {
    String part = field.written().has("type") ? "type" : "target";
    field
        .written()
        .problem(
            part,
            "does not fit: \""
                + field.field().target()
                + "\" takes "
                + taken
                + " in data model "
                + model.name()
                + ", not "
                + written);
  }
}
