package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.graph.AzureScope;
import io.tributary.core.source.Splits;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPlanTest {
  private static final RowCounts NONE = RowCounts.of(Map.of());

  private static String id(int number) {
    return String.format("%08x-0000-0000-0000-000000000000", number);
  }

  private static AzureScope scope(int subscriptions) {
    return AzureScope.subscriptions(
        IntStream.range(0, subscriptions).mapToObj(SplitPlanTest::id).toList());
  }

  private static RowCounts counts(int subscriptions, long each) {
    Map<String, Long> rows = new TreeMap<>();
    IntStream.range(0, subscriptions).forEach(i -> rows.put(id(i), each));
    return RowCounts.of(rows);
  }

  private static List<GraphSlice> slices(List<Split> splits) {
    return splits.stream()
        .map(split -> Splits.fromJson(Splits.toJson(split)))
        .map(GraphSlice::of)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 200, 201, 401, 999})
  void everySubscriptionIsInExactlyOneSplitThatSurvivesTravel(int subscriptions) {
    List<Split> splits = SplitPlan.of("a", scope(subscriptions), NONE);

    assertThat(slices(splits).stream().flatMap(slice -> slice.scope().ids().stream()))
        .containsExactlyElementsOf(scope(subscriptions).ids());
    assertThat(slices(splits))
        .allSatisfy(slice -> assertThat(slice.scope().ids()).hasSizeLessThan(300));
    assertThat(splits.stream().map(Split::id).distinct()).hasSameSizeAs(splits);
  }

  @Test
  void whatIsSmallIsOneSplitWithTheScopeAsItWasGiven() {
    for (AzureScope scope :
        List.of(AzureScope.managementGroups("mg-1", "mg-2"), AzureScope.tenant(), scope(3))) {
      List<Split> splits = SplitPlan.of("a", scope, counts(3, 1_000));

      assertThat(slices(splits)).containsExactly(new GraphSlice(scope));
      assertThat(splits.get(0).rows()).hasValue(3_000);
    }
  }

  @Test
  void whatCouldNotBeCountedIsReadAndSaidToBeOfUnknownSize() {
    assertThat(SplitPlan.uncounted("a", AzureScope.tenant())).hasSize(1);
    assertThat(SplitPlan.uncounted("a", scope(450)))
        .hasSize(3)
        .allSatisfy(split -> assertThat(split.rows()).isEmpty());
    assertThat(slices(SplitPlan.uncounted("a", scope(450))))
        .flatExtracting(slice -> slice.scope().ids())
        .containsExactlyElementsOf(scope(450).ids());
  }

  @Test
  void thirtySubscriptionsAreReadInWalksOfSomeTwentyPages() {
    List<Split> splits = SplitPlan.of("a", AzureScope.tenant(), counts(30, 10_000));

    assertThat(splits).hasSize(15);
    assertThat(splits).allSatisfy(split -> assertThat(split.rows()).hasValue(20_000));
    assertThat(slices(splits).stream().flatMap(slice -> slice.scope().ids().stream()))
        .containsExactlyElementsOf(scope(30).ids());
  }

  @Test
  void aLargeSubscriptionIsDividedAndNothingOfItIsLeftOut() {
    Map<String, Long> rows = new TreeMap<>(counts(3, 10).bySubscription());
    rows.put(id(1), 9_000_000L);

    List<GraphSlice> slices =
        slices(SplitPlan.of("a", AzureScope.managementGroups("mg"), RowCounts.of(rows)));

    Set<String> parts = new HashSet<>();
    List<String> whole = new ArrayList<>();
    for (GraphSlice slice : slices) {
      if (slice.part().isPresent()) {
        assertThat(slice.scope().ids()).containsExactly(id(1));
        parts.add(slice.part().get());
      } else {
        whole.addAll(slice.scope().ids());
      }
    }
    assertThat(whole).containsExactlyInAnyOrder(id(0), id(2));
    assertThat(parts)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 450).mapToObj(part -> part + "/450").toList());
  }

  @Test
  void subscriptionsWithoutRowsAreReadWhenTheyWereNamed() {
    List<Split> splits = SplitPlan.of("a", scope(5), RowCounts.of(Map.of(id(3), 7_000L)));

    assertThat(slices(splits).stream().flatMap(slice -> slice.scope().ids().stream().distinct()))
        .contains(id(0), id(1), id(2), id(3), id(4));
  }

  @Test
  void rowsOfNoSubscriptionHaveASplitOfTheirOwn() {
    Map<String, Long> rows = new TreeMap<>(counts(2, 30_000).bySubscription());
    rows.put("", 5L);

    List<GraphSlice> slices = slices(SplitPlan.of("a", AzureScope.tenant(), RowCounts.of(rows)));

    assertThat(slices)
        .filteredOn(slice -> slice.scope().equals(AzureScope.tenant()))
        .singleElement()
        .extracting(GraphSlice::part)
        .isEqualTo(Optional.of("without-subscription"));
  }
}
