package io.tributary.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  @Test
  void ledgerThatAddsUpHasNoDiscrepancies() {
    assertThat(
            new Ledger(new Ledger.Rows(10, 7, 2, 1, 10), new Ledger.Records(14, 9, 4, 1))
                .discrepancies())
        .isEmpty();
    assertThat(
            new Ledger(new Ledger.Rows(0, 0, 0, 0, 0), new Ledger.Records(0, 0, 0, 0))
                .discrepancies())
        .isEmpty();
  }

  @Test
  void everySideThatDoesNotAddUpIsNamed() {
    assertThat(
            new Ledger(new Ledger.Rows(10, 7, 2, 2, 10), new Ledger.Records(13, 9, 4, 1))
                .discrepancies())
        .containsExactly(
            "10 rows were read, but 7 mapped + 2 filtered + 2 failed",
            "13 records were produced, but 9 written + 4 merged + 1 rejected");
    assertThat(
            new Ledger(new Ledger.Rows(10, 7, 2, 0, 9), new Ledger.Records(14, 9, 4, 1))
                .discrepancies())
        .containsExactly("10 rows were read, but 7 mapped + 2 filtered + 0 failed");
  }

  @Test
  void completeMeansWithoutReasonsAgainstIt() {
    List<String> reasons = new ArrayList<>();
    Completeness complete = new Completeness(reasons);
    reasons.add("a page is missing");

    assertThat(complete.complete()).isTrue();
    assertThat(new Completeness(reasons))
        .returns(false, Completeness::complete)
        .returns(List.of("a page is missing"), Completeness::reasons);
  }
}
