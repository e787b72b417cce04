package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Source;
import io.tributary.source.Split;
import io.tributary.testkit.contract.host.ListSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BrokenSourcesTest {
  private static final Checkpoint FIRST = new Checkpoint("10", 10);

  @Test
  void sourceThatStopsAfterOnePageIsFound() {
    assertThat(failures(page -> new Page(page.records(), Optional.empty(), page.announced())))
        .contains("walkGivesEveryRowOnce", "anotherSourceGoesOnWhereOneStopped");
  }

  @Test
  void sourceThatGoesInCirclesIsFound() {
    assertThat(failures(page -> new Page(page.records(), Optional.of(FIRST), page.announced())))
        .contains("walkGivesEveryRowOnce", "onlyTheLastPageHasNoNext");
  }

  @Test
  void sourceThatSkipsRowsIsFound() {
    assertThat(
            failures(
                page ->
                    new Page(
                        page.records().subList(1, page.records().size()),
                        page.next(),
                        page.announced())))
        .contains("walkGivesEveryRowOnce", "checkpointsCountTheRowsBeforeThem");
  }

  @Test
  void sourceThatAnnouncesThePageIsFound() {
    assertThat(failures(page -> new Page(page.records(), page.next(), page.records().size())))
        .containsExactly("everyPageAnnouncesTheNumberOfRows");
  }

  @Test
  void sourceThatKeepsTheCasingOfIdsIsFound() {
    assertThat(
            failures(
                page ->
                    new Page(
                        page.records().stream()
                            .map(
                                row ->
                                    new SourceRecord(
                                        row.dataset(),
                                        row.id().toUpperCase(Locale.ROOT),
                                        row.document()))
                            .toList(),
                        page.next(),
                        page.announced())))
        .contains("recordsHaveIdsInLowerCase");
  }

  @Test
  void sourceThatNamesAnotherDatasetIsFound() {
    assertThat(
            failures(
                page ->
                    new Page(
                        page.records().stream()
                            .map(row -> new SourceRecord("other", row.id(), row.document()))
                            .toList(),
                        page.next(),
                        page.announced())))
        .containsExactly("recordsNameTheDataset");
  }

  @Test
  void sourceThatKeepsItsPositionIsFound() {
    assertThat(
            failures(
                () ->
                    new Source() {
                      private final Source rows = new ListSource();
                      private Checkpoint position = Checkpoint.start();

                      @Override
                      public synchronized Page fetch(Split split, Checkpoint ignored)
                          throws InterruptedException {
                        Page page = rows.fetch(split, position);
                        position = page.next().orElse(Checkpoint.start());
                        return page;
                      }
                    }))
        .contains("sameCheckpointGivesTheSamePage");
  }

  @Test
  void sourceThatSwallowsAnInterruptIsFound() {
    assertThat(
            failures(
                page -> {
                  Thread.interrupted();
                  return page;
                }))
        .containsExactly("interruptIsNotLost");
  }

  private static Set<String> failures(UnaryOperator<Page> change) {
    return failures(
        () -> (split, checkpoint) -> change.apply(new ListSource().fetch(split, checkpoint)));
  }

  private static Set<String> failures(Supplier<Source> sources) {
    return ContractRun.failures(
        SourceContract.class,
        () ->
            new SourceContract() {
              @Override
              protected Source source() {
                return sources.get();
              }

              @Override
              protected Split split() {
                return ListSource.SPLIT;
              }

              @Override
              protected Collection<String> ids() {
                return ListSource.ids();
              }
            });
  }
}
