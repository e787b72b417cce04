package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.record.OutputRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Tables;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.estate.RecommendationModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is delivered as OCSF is valid by schemas derived from its own definitions. */
class OcsfConformanceIT {
  private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();
  private static final Path DEFINITIONS = SHARED.resolve("ocsf");
  private static final Path SAMPLES = SHARED.resolve("samples");

  private static final Schemas OFFICIAL = new Schemas();

  @BeforeAll
  static void needsTheDefinitions() throws IOException {
    assumeTrue(
        Files.isDirectory(DEFINITIONS),
        "The schemas of OCSF are not on this machine: " + DEFINITIONS);
    try (Stream<Path> files = Files.list(DEFINITIONS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".schema.json")).toList()) {
        String uid = file.getFileName().toString().split("-", 2)[0];
        OFFICIAL.with(Integer.parseInt(uid), Files.readString(file));
      }
    }
  }

  static List<String> files() throws IOException {
    return Files.isDirectory(SAMPLES)
        ? List.copyOf(SampleRows.in(SAMPLES).keySet())
        : List.of("the samples");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyEventOfASampleIsValid(String file) throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "The samples are not on this machine: " + SAMPLES);
    List<Map<String, @Nullable Object>> rows = SampleRows.in(SAMPLES).get(file);

    check(
        OcsfRun.of(AzureSimulator.builder().noQuota().tables(Tables.of(SampleRows.tables(rows)))));
  }

  @ParameterizedTest
  @EnumSource(RecommendationModel.class)
  void everyEventOfTheEstateIsValid(RecommendationModel model) throws IOException {
    Estate estate =
        Estate.builder().seed(11).findings(600).vulnerabilities(600).build().withModel(model);

    check(
        OcsfRun.of(
            AzureSimulator.builder()
                .noQuota()
                .tables(estate)
                .registries(estate.registryContent())));
  }

  private static void check(OcsfRun run) {
    run.report().orThrow();
    Set<String> problems = new TreeSet<>();
    Schemas reduced = OcsfEventsTest.reduced();
    for (OutputRecord record : run.records()) {
      problems.addAll(OFFICIAL.problems(record));
      reduced.problems(record).forEach(problem -> problems.add("by the model: " + problem));
    }

    assertThat(problems).isEmpty();
    assertThat(run.conversions()).isEmpty();
    assertThat(run.records()).hasSize((int) (run.report().assets() + run.report().findings()));
  }
}
