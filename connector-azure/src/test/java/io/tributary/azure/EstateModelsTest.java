package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tributary.Connector;
import io.tributary.azure.source.FindingStatus;
import io.tributary.core.json.Json;
import io.tributary.core.model.ModelViews;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.source.Dataset;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The source models describe every field of the rows of a generated estate. */
class EstateModelsTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();

  @Test
  void everyFieldOfARowIsDescribed() throws IOException {
    Estate estate = Estate.builder().seed(7).findings(150).vulnerabilities(150).build();
    EstateRows rows = EstateRows.of(estate);

    Set<String> unknown = new TreeSet<>();
    for (Dataset dataset : DEFENDER.datasets()) {
      String name = dataset.map();
      assertThat(rows.of(name)).as(name).isNotEmpty();
      Looking looking = new Looking(name, unknown);
      rows.of(name).forEach(record -> looking.at(record.document()));
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void everythingThatIsDeliveredIsAsTheTargetModelSays() throws IOException {
    Estate estate = Estate.builder().seed(7).findings(150).vulnerabilities(150).build();
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ModelViews.jsonSchema(DEFENDER.models().get("etm")));
    Set<String> problems = new TreeSet<>();
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .noQuota()
                .tables(estate)
                .registries(estate.registryContent()))) {
      tenant.run(builder -> builder.findingStatuses(FindingStatus.values())).orThrow();

      // A stub may know less than is required.
      Stream.concat(
              tenant.sink().assets().stream().filter(asset -> !asset.stub()),
              tenant.sink().findings().stream())
          .flatMap(
              record ->
                  schema.validate(Json.text(record.document()), InputFormat.JSON).stream()
                      .map(problem -> record.dataset() + " " + problem.getMessage()))
          .forEach(problems::add);
    }

    assertThat(problems).isEmpty();
  }

  /** Looks for what a model does not say, or says otherwise. */
  private static final class Looking {
    private final String name;
    private final DescribedPaths model;
    private final String forEach;
    private final Set<String> unknown;

    Looking(String name, Set<String> unknown) {
      FieldMap map = (FieldMap) DEFENDER.maps().get(name);
      this.name = name;
      this.model = new DescribedPaths(DEFENDER.models().get(map.source()));
      this.forEach = map.record().rows().forEach().map(array -> array.source()).orElse("");
      this.unknown = unknown;
    }

    /** A row as it is, and what its elements lay over it. */
    void at(Document row) {
      walk(row, List.of());
      if (!forEach.isEmpty()) {
        row.objects(forEach).forEach(element -> walk(element, List.of()));
      }
    }

    private void walk(@Nullable Object value, List<FieldPath.Step> steps) {
      if (value instanceof Document object) {
        object.forEach((key, child) -> walk(child, with(steps, new FieldPath.Key(key))));
      } else if (value instanceof List<?> list) {
        list.forEach(child -> walk(child, with(steps, new FieldPath.Each())));
      } else if (value != null && !value.equals("")) {
        FieldPath path = FieldPath.of(steps);
        Optional<DataModel.Field> field = model.covering(path);
        if (field.isEmpty() || !fits(value, field.get().type())) {
          unknown.add(name + ": " + path + " is " + field.map(DataModel.Field::type));
        }
      }
    }

    private static List<FieldPath.Step> with(List<FieldPath.Step> steps, FieldPath.Step step) {
      List<FieldPath.Step> longer = new ArrayList<>(steps);
      longer.add(step);
      return longer;
    }

    /** Numbers may stand as text, and dates may be none: that is what maps convert and note. */
    private static boolean fits(Object value, DataType type) {
      return switch (type) {
        case STRING, DATETIME -> value instanceof String;
        case INTEGER, NUMBER -> value instanceof Number;
        case BOOLEAN -> value instanceof Boolean;
        case OBJECT, ANY -> true;
      };
    }
  }

  @Test
  void whatIsReadFromTextIsDescribed() {
    // The estate's rows have it as JSON in a string, which the walk over them does not read.
    Document more =
        Json.document(
            """
            {"RepositoryDetails": {"RegistryHost": "r.example", "RepositoryName": "a"},
              "Digest": "sha256:1", "Tags": ["1"], "ClusterDetails": {"ClusterName": "c"}}""");
    DescribedPaths model =
        new DescribedPaths(DEFENDER.models().get("azure.vulnerability.software"));

    more.forEach(
        (key, value) ->
            assertThat(model.knows(FieldPath.parse("properties.resourceAdditionalData." + key)))
                .as(key)
                .isTrue());
  }
}
