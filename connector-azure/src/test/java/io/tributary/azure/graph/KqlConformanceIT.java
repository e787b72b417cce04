package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.graph.MicrosoftParser.Verdict;
import io.tributary.azure.source.FindingStatus;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Microsoft's own parser says of every query that this module can send. */
class KqlConformanceIT {
  private static final int LISTS = 500;

  private static MicrosoftParser parser;

  @BeforeAll
  static void start() throws IOException {
    Optional<String> missing = MicrosoftParser.missing();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(missing).as("what keeps the parser from running").isEmpty();
    }
    assumeTrue(missing.isEmpty(), () -> "Skipped: " + missing.orElse(""));
    parser = MicrosoftParser.start();
  }

  @AfterAll
  static void close() {
    if (parser != null) {
      parser.close();
    }
  }

  static List<ShippedQuery> all() {
    return ShippedQuery.all();
  }

  static List<ShippedQuery> withLists() {
    return ShippedQuery.withLists();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyQueryFileParses(ShippedQuery query) {
    for (int size : new int[] {1, 2, 1_000}) {
      assertThat(parser.check(query.ordinaryText(size)).errors()).as("%d values", size).isEmpty();
    }
  }

  @Test
  void everyQueryOfASyncParses() throws IOException {
    Estate estate = Estate.builder().subscriptions(2).virtualMachines(9).findings(30).build();
    try (SimulatedTenant tenant =
        SimulatedTenant.start(AzureSimulator.builder().noQuota().tables(estate))) {
      tenant.run().orThrow();
      tenant
          .run(
              builder ->
                  builder
                      .findingStatuses(FindingStatus.values())
                      .resourceTypes("Microsoft.Compute/virtualMachines", "microsoft.sql/servers"))
          .orThrow();

      assertThat(new TreeSet<>(tenant.simulator().queries()))
          .isNotEmpty()
          .allSatisfy(query -> assertThat(parser.check(query).errors()).isEmpty());
    }
  }

  /** For each of many lists: no error, the same syntax, and the strings are those given. */
  @ParameterizedTest
  @MethodSource("withLists")
  void noValueChangesAQuery(ShippedQuery query) {
    Map<Integer, Verdict> ordinary = new HashMap<>();
    for (int seed = 0; seed < LISTS; seed++) {
      List<String> strings = HostileStrings.list(seed);
      Verdict expected =
          ordinary.computeIfAbsent(strings.size(), size -> parser.check(query.ordinaryText(size)));

      Verdict verdict = parser.check(query.text(strings));

      assertThat(verdict.errors()).as("seed %d", seed).isEmpty();
      assertThat(verdict.shape()).as("seed %d", seed).isEqualTo(expected.shape());
      List<String> meant =
          expected.strings().stream()
              .map(each -> each.startsWith("value-") ? strings.get(index(each)) : each)
              .toList();
      assertThat(verdict.strings()).as("seed %d", seed).isEqualTo(meant);
    }
  }

  private static int index(String ordinary) {
    return Integer.parseInt(ordinary.substring("value-".length()));
  }

  @Test
  void aValueThatIsNotEscapedWouldBeNoticed() {
    String ordinary = parser.check("resources | where name == 'a'").shape();

    assertThat(parser.check("resources | where name == 'a' or true //'").shape())
        .isNotEqualTo(ordinary);
    assertThat(parser.check("resources | where name == 'a'b'").errors()).isNotEmpty();
    assertThat(parser.check("resources | where nope == 'a'").errors()).isNotEmpty();
    assertThat(parser.check("nowhere | where name == 'a'").errors()).isNotEmpty();
  }
}
