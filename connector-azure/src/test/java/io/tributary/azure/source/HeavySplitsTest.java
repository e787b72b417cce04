package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.ServiceAnswers;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.FakeGraph;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.Checkpoint;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeavySplitsTest {
  private static final String A = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String B = "bbbbbbbb-0000-0000-0000-000000000002";
  private static final Optional<ConnectorException> TOO_MUCH =
      Optional.of(failure(504, "GatewayTimeout"));

  private final HeavySplits heavy =
      new HeavySplits(
          new AzureErrors("management.azure.com", "https://login.microsoftonline.com/"));

  private static ConnectorException failure(int status, String code) {
    return new ConnectorException(ErrorKind.UNAVAILABLE, "no", ServiceAnswers.failed(status, code));
  }

  private static Split split(long rows) {
    return SplitPlan.of("a", AzureScope.subscriptions(A, B), RowCounts.of(Map.of(A, rows))).get(0);
  }

  private static Split uncounted() {
    return SplitPlan.uncounted("a", AzureScope.tenant()).get(0);
  }

  @Test
  void subscriptionsArePartedFirstAndThenTheirRows() {
    List<Split> halves = heavy.divide(split(4_000), TOO_MUCH);
    List<Split> quarters = heavy.divide(halves.get(0), TOO_MUCH);

    assertThat(halves)
        .extracting(half -> GraphSlice.of(half).scope().ids())
        .containsExactly(List.of(A), List.of(B));
    assertThat(halves).extracting(Split::id).containsExactly("a.1-1", "a.1-2");
    assertThat(quarters)
        .extracting(GraphSlice::of)
        .extracting(GraphSlice::part)
        .containsExactly(Optional.of("0/2"), Optional.of("1/2"));
  }

  @Test
  void aHalfWhoseSubscriptionsHaveNoRowsIsReadWithoutComplaint() throws Exception {
    FakeGraph nothing = new FakeGraph(query -> List.of());
    ResourceGraphSource source =
        new ResourceGraphSource(
            nothing.client(),
            AzureScope.subscriptions(A, B),
            DefenderDatasets.of(List.of(FindingStatus.UNHEALTHY), List.of()),
            new ValueMask(List.of()));
    Split whole =
        SplitPlan.of(
                DefenderDatasets.VIRTUAL_MACHINE,
                AzureScope.subscriptions(A, B),
                RowCounts.of(Map.of(A, 4_000L)))
            .get(0);

    List<Split> halves = source.divide(whole, TOO_MUCH);

    assertThat(halves).hasSize(2).allSatisfy(half -> assertThat(half.rows()).isEmpty());
    assertThat(source.fetch(halves.get(1), Checkpoint.start()).records()).isEmpty();
    // Of the whole it is known that there were rows.
    assertThatThrownBy(() -> source.fetch(whole, Checkpoint.start()))
        .hasMessageContaining("where it counted 4000");
  }

  @Test
  void everyRowIsInExactlyOneOfThePartsOfAPart() {
    List<GraphSlice> parts = new ArrayList<>();
    for (GraphSlice half : new GraphSlice(AzureScope.tenant()).part(2, 3).halves()) {
      parts.addAll(half.halves());
    }

    for (int hash = 0; hash < 240; hash++) {
      int row = hash;
      long holding =
          parts.stream()
              .map(slice -> slice.part().orElseThrow().split("/"))
              .filter(p -> row % Integer.parseInt(p[1]) == Integer.parseInt(p[0]))
              .count();
      assertThat(holding).isEqualTo(row % 3 == 2 ? 1 : 0);
    }
  }

  @Test
  void whatIsLearntIsUsedForTheOtherSplitsOfTheDataset() {
    Split other = new Split("b", "b.1", Map.of(Split.ROWS, "4000"));
    heavy.divide(split(4_000), TOO_MUCH);

    assertThat(heavy.divide(split(3_000), Optional.empty())).hasSize(2);
    assertThat(heavy.divide(split(2_000), Optional.empty())).isEmpty();
    assertThat(heavy.divide(other, Optional.empty())).isEmpty();
  }

  @Test
  void partsAreDividedAsLongAsTheyMayHaveMoreThanAPage() {
    List<Split> halves = heavy.divide(split(4_000), TOO_MUCH);
    List<Split> quarters = heavy.divide(halves.get(0), TOO_MUCH);

    assertThat(quarters).hasSize(2);
    assertThat(heavy.divide(quarters.get(0), TOO_MUCH)).as("1,000 rows").isEmpty();
  }

  @Test
  void otherFailuresDivideNothing() {
    Optional<ConnectorException> busy = Optional.of(failure(503, "ServiceUnavailable"));
    Optional<ConnectorException> ours =
        Optional.of(new ConnectorException(ErrorKind.BAD_ANSWER, "rows moved"));

    assertThat(heavy.divide(split(4_000), busy)).isEmpty();
    assertThat(heavy.divide(split(4_000), ours)).isEmpty();
    assertThat(heavy.divide(split(4_000), Optional.empty())).isEmpty();
  }

  @Test
  void aServiceInTroubleIsNotAskedForEverSmallerParts() {
    Split smallest = uncounted();
    int levels = 0;
    for (List<Split> parts = heavy.divide(smallest, TOO_MUCH);
        !parts.isEmpty();
        parts = heavy.divide(smallest, TOO_MUCH)) {
      smallest = parts.get(0);
      levels++;
    }

    assertThat(levels).isEqualTo(5);
    assertThat(heavy.divide(uncounted(), TOO_MUCH)).isEmpty();
    assertThat(heavy.divide(split(20_000), Optional.empty())).isEmpty();
  }
}
