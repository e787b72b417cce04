package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsToReadTest {
  private static final Split FIRST = new Split("d", "d.1", Map.of(Split.ROWS, "100"));
  private static final Split SECOND = new Split("d", "d.2", Map.of(Split.ROWS, "50"));
  private static final Split UNCOUNTED = new Split("e", "e.1", Map.of());

  private final RowsToRead rows = new RowsToRead();

  @Test
  void whatWasCountedForThePlanIsThereFromTheStart() {
    rows.planned(List.of(FIRST, SECOND, UNCOUNTED));

    assertThat(rows.total()).isEqualTo(150);
    assertThat(rows.read()).isZero();
  }

  @Test
  void whatTheServiceAnnouncesTakesThePlaceOfTheCount() {
    rows.planned(List.of(FIRST, SECOND, UNCOUNTED));
    rows.pageRead(FIRST, page(60, 90));
    rows.pageRead(FIRST, page(30, 90));
    rows.pageRead(UNCOUNTED, page(7, 7));

    assertThat(rows.total()).isEqualTo(90 + 50 + 7);
    assertThat(rows.read()).isEqualTo(97);
  }

  @Test
  void whatAnAbandonedAttemptReadIsTakenBack() {
    rows.planned(List.of(FIRST, SECOND));
    rows.pageRead(SECOND, page(50, 50));
    rows.pageRead(FIRST, page(60, 101));
    rows.abandoned(FIRST);

    assertThat(rows.read()).isEqualTo(50);
    assertThat(rows.total()).isEqualTo(151);

    rows.pageRead(FIRST, page(101, 101));

    assertThat(rows.read()).isEqualTo(rows.total());
  }

  @Test
  void whatAnEarlierRunHasReadIsNotExpected() {
    rows.planned(List.of(FIRST, SECOND));
    rows.done(List.of(FIRST));

    assertThat(rows.total()).isEqualTo(50);
  }

  private static Page page(int some, long announced) {
    SourceRecord row = new SourceRecord("d", "r", Document.owning(Map.of()));
    return new Page(Collections.nCopies(some, row), Optional.empty(), announced);
  }
}
