package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.failure.ServiceAnswers;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.FakeGraph;
import io.tributary.record.Document;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CountedPlanTest {
  private static final String A = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String B = "bbbbbbbb-0000-0000-0000-000000000002";
  private static final String NONE = "";

  private final Map<String, Long> counts = new TreeMap<>(Map.of(A, 30_000L));
  private final Set<String> visible = new TreeSet<>(Set.of(A, B));
  private final FakeGraph graph =
      new FakeGraph(query -> query.startsWith("resourcecontainers") ? visible() : counts());

  private List<Document> visible() {
    return visible.stream()
        .map(id -> Document.owning(new HashMap<>(Map.<String, Object>of("subscriptionId", id))))
        .toList();
  }

  private List<Document> counts() {
    List<Document> groups = new ArrayList<>();
    counts.forEach(
        (id, rows) ->
            groups.add(
                Document.owning(
                    new HashMap<>(Map.<String, Object>of("subscriptionId", id, "rows", rows)))));
    return groups;
  }

  private static List<Split> plan(FakeGraph service, AzureScope scope) throws InterruptedException {
    return new ResourceGraphSource(
            service.client(),
            scope,
            DefenderDatasets.of(List.of(FindingStatus.UNHEALTHY), List.of()),
            new ValueMask(List.of()))
        .plan(List.of(DefenderDatasets.VIRTUAL_MACHINE));
  }

  private static Set<String> subscriptions(List<Split> splits) {
    Set<String> ids = new TreeSet<>();
    splits.forEach(split -> ids.addAll(GraphSlice.of(split).scope().ids()));
    return ids;
  }

  @Test
  void aSubscriptionThatCanBeReadIsReadAlthoughNothingWasCountedInIt() throws Exception {
    assertThat(subscriptions(plan(graph, AzureScope.tenant()))).containsExactly(A, B);

    AzureScope group = AzureScope.managementGroups("mg");
    assertThat(subscriptions(plan(graph, group))).containsExactly(A, B);
  }

  @Test
  void aSmallDatasetIsReadInTheScopeAsItWasGiven() throws Exception {
    counts.put(A, 10L);

    assertThat(plan(graph, AzureScope.tenant()))
        .singleElement()
        .extracting(split -> GraphSlice.of(split).scope())
        .isEqualTo(AzureScope.tenant());
  }

  @Test
  void rowsOfNoSubscriptionCountWhereTheyCanBeReadOnly() throws Exception {
    counts.put(A, 10L);
    counts.put(NONE, 5L);

    assertThat(plan(graph, AzureScope.tenant()).get(0).rows()).hasValue(15);
    assertThat(plan(graph, AzureScope.subscriptions(A, B)).get(0).rows()).hasValue(10);
  }

  @Test
  void eachDatasetIsCountedInPagesOfItsOwn() throws Exception {
    List<String> purposes = new ArrayList<>();

    new ResourceGraphSource(
            graph.client(event -> purposes.add(event.purpose())),
            AzureScope.tenant(),
            DefenderDatasets.of(List.of(FindingStatus.UNHEALTHY), List.of()),
            new ValueMask(List.of()))
        .plan(List.of(DefenderDatasets.VIRTUAL_MACHINE, DefenderDatasets.MISCONFIGURATION));

    assertThat(purposes)
        .contains(
            "plan." + DefenderDatasets.VIRTUAL_MACHINE,
            "plan." + DefenderDatasets.MISCONFIGURATION);
  }

  @Test
  void whatCannotBeCountedIsReadAndOfUnknownSize() throws Exception {
    FakeGraph countless =
        new FakeGraph(
            query -> {
              if (query.contains("summarize")) {
                throw ServiceAnswers.failed(400, "InvalidQuery");
              }
              return visible();
            });

    assertThat(plan(countless, AzureScope.tenant()))
        .singleElement()
        .satisfies(split -> assertThat(split.rows()).isEmpty());
  }
}
