package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Connector;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.transform.Condition;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.RecordRule;
import io.tributary.core.transform.Refinement;
import io.tributary.core.transform.RowRule;
import io.tributary.core.transform.Value;
import io.tributary.record.FieldPath;
import io.tributary.source.Dataset;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** The shipped models describe what the shipped maps read and write. */
class ShippedModelsTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();

  static Set<String> maps() {
    return DEFENDER.maps().names();
  }

  private static FieldMap map(String name) {
    return (FieldMap) DEFENDER.maps().get(name);
  }

  private static DescribedPaths paths(String model) {
    return new DescribedPaths(DEFENDER.models().get(model));
  }

  @Test
  void everyDatasetHasAModel() {
    assertThat(DEFENDER.models().names())
        .containsAll(DEFENDER.datasets().stream().map(Dataset::name).toList())
        .contains("etm");
    for (Dataset dataset : DEFENDER.datasets()) {
      assertThat(map(dataset.map()).source()).isEqualTo(dataset.name());
      assertThat(map(dataset.map()).target()).isEqualTo("etm");
    }
    for (String name : OcsfMaps.names()) {
      assertThat(map(name).source()).isEqualTo("etm.delivered");
      assertThat(map(name).target()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void everySourceIsInItsModel(String name) {
    DescribedPaths model = paths(map(name).source());
    List<String> wrong = new ArrayList<>();
    for (Field field : map(name).fields()) {
      check(model, field.value(), wrong);
    }
    RecordRule record = map(name).record();
    Stream.of(
            Optional.of(record.key()),
            record.asset(),
            record.severity(),
            record.status(),
            record.related())
        .flatMap(Optional::stream)
        .forEach(value -> check(model, value, wrong));
    RowRule rows = record.rows();
    Stream.of(
            rows.objects().stream(),
            rows.json().stream(),
            rows.skips().stream().map(RowRule.Skip::source),
            rows.whens().stream().map(when -> when.condition().source()),
            map(name).fields().stream()
                .flatMap(field -> field.when().stream())
                .map(Condition::source),
            rows.forEach().stream().map(RowRule.ForEach::source))
        .flatMap(paths -> paths)
        .filter(path -> !model.knows(FieldPath.parse(path)))
        .forEach(wrong::add);

    assertThat(wrong).isEmpty();
  }

  private static void check(DescribedPaths model, Value value, List<String> wrong) {
    for (String source : value.sources()) {
      Optional<DataModel.Field> field = model.find(FieldPath.parse(source));
      if (value.type() == DataType.ANY && field.isEmpty()) {
        if (!model.knows(FieldPath.parse(source))) {
          wrong.add(source);
        }
      } else if (field.isEmpty()
          || (value.lookup().isEmpty() && !converts(field.get().type(), value.type()))) {
        wrong.add(source + " as " + value.type() + ", is " + field.map(DataModel.Field::type));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void everyTargetIsInItsModel(String name) {
    DescribedPaths model = paths(map(name).target());
    Set<String> wrong = new TreeSet<>();
    for (Field field : map(name).fields()) {
      Optional<DataModel.Field> described = model.find(FieldPath.parse(field.target()));
      boolean known =
          described.isPresent()
              && described.get().path().equals(field.target())
              && described.get().type() == written(field);
      boolean isFree =
          model.covering(FieldPath.parse(field.target())).stream()
              .anyMatch(
                  open -> open.type() == DataType.OBJECT && !open.equals(described.orElse(null)));
      if (!known && !isFree) {
        wrong.add(field.target() + " as " + written(field) + ", is " + described);
      }
      String unread = field.target() + "Text";
      if (written(field) == DataType.DATETIME && !model.knows(FieldPath.parse(unread))) {
        wrong.add(unread + " for a date that cannot be read");
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** What a field writes: a date that is counted is a number. */
  private static DataType written(Field field) {
    boolean isCounted =
        field
            .value()
            .refinement()
            .format()
            .filter(Refinement.EPOCH_MILLISECONDS::equals)
            .isPresent();
    return isCounted ? DataType.INTEGER : field.type();
  }

  /** Whether what a source has can be what a map takes it for. */
  private static boolean converts(DataType from, DataType to) {
    return switch (to) {
      case ANY, STRING -> to == DataType.ANY || from != DataType.OBJECT;
      case DATETIME -> from == DataType.DATETIME || from == DataType.ANY;
      default -> from == to || from == DataType.ANY;
    };
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelSaysWhatItsFieldsAre(String name) {
    DataModel model = DEFENDER.models().get(name);

    assertThat(model.name()).isEqualTo(name);
    assertThat(model.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(model.fields())
        .allSatisfy(field -> assertThat(field.description()).matches("|[^ ].*[^ .]\\.|[^ ].*…\\."));
  }

  static Set<String> models() {
    return DEFENDER.models().names();
  }
}
