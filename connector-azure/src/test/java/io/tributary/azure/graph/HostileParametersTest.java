package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.kql.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulator's parser says; {@link KqlConformanceIT} asks Microsoft's. */
class HostileParametersTest {
  private static final int LISTS = 500;

  static List<ShippedQuery> all() {
    return ShippedQuery.all();
  }

  static List<ShippedQuery> withLists() {
    return ShippedQuery.withLists();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyQueryFileCanBeRendered(ShippedQuery query) {
    assertThat(Query.shape(query.ordinaryText(3))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("withLists")
  void noValueChangesAQuery(ShippedQuery query) {
    Map<Integer, List<String>> ordinary = new HashMap<>();
    for (int seed = 0; seed < LISTS; seed++) {
      List<String> strings = HostileStrings.list(seed);

      assertThat(Query.shape(query.text(strings)))
          .as("seed %d", seed)
          .isEqualTo(
              ordinary.computeIfAbsent(
                  strings.size(), size -> Query.shape(query.ordinaryText(size))));
    }
  }
}
