package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.failure.MovedRowsException;
import io.tributary.azure.graph.PagePlace.Seams;
import io.tributary.record.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageSeamsTest {
  private static final boolean FIRST = true;
  private static final boolean LATER = false;

  private static GraphAnswer page(long total, String next, String... ids) {
    List<Document> rows =
        Arrays.stream(ids).map(id -> Document.owning(Map.<String, Object>of("id", id))).toList();
    return new GraphAnswer(rows, total, Optional.of(next).filter(token -> !token.isEmpty()));
  }

  private static List<String> ids(GraphAnswer answer) {
    return answer.rows().stream().map(row -> row.text("id").orElse("")).toList();
  }

  private static GraphAnswer join(boolean begins, GraphAnswer before, GraphAnswer page) {
    Optional<PagePlace> place = before.next().flatMap(PagePlace::of);
    return PageSeams.join(begins, place, PageSeams.skip(place, 3), page);
  }

  private static GraphAnswer first(GraphAnswer page) {
    return PageSeams.join(FIRST, Optional.empty(), Optional.empty(), page);
  }

  @Test
  void aPageIsAskedForWithTheLastRowOfTheOneBeforeAndGivenWithout() {
    GraphAnswer first = first(page(5, "t1", "a", "b", "c"));
    PagePlace place = PagePlace.of(first.next().orElseThrow()).orElseThrow();

    GraphAnswer second = join(LATER, first, page(5, "", "C", "d", "e"));

    assertThat(place.token()).isEqualTo("t1");
    assertThat(PageSeams.skip(Optional.of(place), 3)).contains(2);
    assertThat(ids(first)).containsExactly("a", "b", "c");
    assertThat(ids(second)).containsExactly("d", "e");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void aPageThatBeginsElsewhereOnceOneBeganAsAskedIsNotTaken() {
    GraphAnswer first = first(page(9, "t1", "a", "b", "c"));
    GraphAnswer second = join(LATER, first, page(9, "t2", "c", "d", "e"));

    assertThatThrownBy(() -> join(LATER, second, page(9, "t3", "f", "g", "h")))
        .isInstanceOf(MovedRowsException.class)
        .hasMessageContaining("after 5 rows")
        .hasMessageContaining("go on from e");
  }

  @Test
  void aFirstSeamThatDoesNotFitIsJudgedByWhereTheWalkEnds() {
    GraphAnswer first = first(page(5, "t1", "a", "b", "c"));
    // It left out two rows and gave three of five: it began where it was to, at another row.
    assertThatThrownBy(() -> join(LATER, first, page(5, "", "d", "e", "f")))
        .isInstanceOf(MovedRowsException.class);

    // It gave two of five: it left out three, as its token says, whatever it is asked for.
    assertThat(ids(join(LATER, first, page(5, "", "d", "e")))).containsExactly("d", "e");
  }

  @Test
  void aFirstSeamThatDoesNotFitIsJudgedByTheNextThatDoes() {
    GraphAnswer first = first(page(9, "t1", "a", "b", "c"));
    GraphAnswer second = join(LATER, first, page(9, "t2", "d", "e", "f"));
    assertThat(ids(second)).containsExactly("d", "e", "f");

    assertThatThrownBy(() -> join(LATER, second, page(9, "t3", "f", "g", "h")))
        .isInstanceOf(MovedRowsException.class);
  }

  @Test
  void aSeamThatFitsByChanceSaysNothingAboutTheNextWalk() {
    GraphAnswer first = first(page(4, "t1", "a", "b", "c"));
    assertThat(ids(join(LATER, first, page(4, "", "c", "d")))).containsExactly("d");

    GraphAnswer again = first(page(5, "t1", "a", "b", "c"));
    assertThat(ids(join(LATER, again, page(5, "", "d", "e")))).containsExactly("d", "e");
  }

  @Test
  void aWalkInDoubtOfWhichTheLastPageTellsNothingIsNotTaken() {
    GraphAnswer first = first(page(7, "t1", "a", "b", "c"));
    GraphAnswer second = join(LATER, first, page(7, "t2", "d", "e", "f"));
    Optional<PagePlace> place = second.next().flatMap(PagePlace::of);

    assertThatThrownBy(() -> PageSeams.join(LATER, place, Optional.empty(), page(7, "", "g")))
        .isInstanceOf(MovedRowsException.class);
  }

  @Test
  void aPageWithoutRowsLeadsOnFromTheOneBefore() {
    GraphAnswer first = first(page(5, "t1", "a", "b", "c"));

    GraphAnswer empty = join(LATER, first, page(5, "t2"));

    assertThat(PagePlace.of(empty.next().orElseThrow()))
        .contains(new PagePlace("t2", 3, "c", Seams.UNKNOWN));
  }

  @Test
  void aPageOfNothingNewThatLeadsOnIsNotTaken() {
    GraphAnswer first = first(page(5, "t1", "a", "b", "c"));

    assertThatThrownBy(() -> join(LATER, first, page(5, "t1", "c")))
        .isInstanceOf(MovedRowsException.class)
        .hasMessageContaining("after c there is no row");
    assertThat(join(LATER, first, page(3, "", "c")).rows()).isEmpty();
  }

  @Test
  void aPageOfOneRowIsNotAskedForWithARowThatIsKnown() {
    GraphAnswer first = first(page(5, "t1", "a"));
    Optional<PagePlace> place = first.next().flatMap(PagePlace::of);

    assertThat(PageSeams.skip(place, 1)).isEmpty();
    assertThat(ids(PageSeams.join(LATER, place, Optional.empty(), page(5, "t2", "b"))))
        .containsExactly("b");
  }

  @Test
  void rowsWithoutAnIdOrAnOrderAreLeftAlone() {
    GraphAnswer counts =
        new GraphAnswer(
            List.of(Document.owning(Map.<String, Object>of("rows", 1))), 2, Optional.of("t1"));

    assertThat(first(counts).next()).contains("t1");
    assertThat(join(LATER, counts, page(2, "t2", "b")).next()).contains("t2");
    assertThat(PageSeams.joins("resources\n| order by id asc")).isTrue();
    assertThat(PageSeams.joins("resources\n| order by name asc")).isFalse();
  }
}
