package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.graph.AzureScope;
import io.tributary.core.source.Splits;
import io.tributary.source.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPlanTest {
  private static AzureScope scope(int subscriptions) {
    return AzureScope.subscriptions(
        IntStream.range(0, subscriptions)
            .mapToObj(i -> String.format("%08x-0000-0000-0000-000000000000", i))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 200, 201, 401, 999})
  void everySubscriptionIsInExactlyOneSplitThatSurvivesTravel(int subscriptions) {
    List<Split> splits = SplitPlan.of(List.of("a", "b"), scope(subscriptions));

    assertThat(
            splits.stream()
                .filter(split -> split.dataset().equals("b"))
                .map(split -> Splits.fromJson(Splits.toJson(split)))
                .flatMap(split -> SplitPlan.scope(split).ids().stream()))
        .containsExactlyElementsOf(scope(subscriptions).ids());
    assertThat(splits).allSatisfy(s -> assertThat(SplitPlan.scope(s).ids()).hasSizeLessThan(300));
    assertThat(splits.stream().map(Split::id).distinct()).hasSameSizeAs(splits);
  }

  @Test
  void managementGroupsAndTheTenantAreKept() {
    AzureScope groups = AzureScope.managementGroups("mg-1", "mg-2");

    assertThat(SplitPlan.of(List.of("a"), groups))
        .singleElement()
        .satisfies(split -> assertThat(SplitPlan.scope(split)).isEqualTo(groups));
    assertThat(SplitPlan.scope(SplitPlan.of(List.of("a"), AzureScope.tenant()).get(0)))
        .isEqualTo(AzureScope.tenant());
  }
}
