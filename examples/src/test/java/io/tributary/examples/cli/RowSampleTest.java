package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.Session;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.source.Page;
import io.tributary.source.Source;
import io.tributary.source.Split;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  private static final SourceRecord ROW = new SourceRecord("d", "", Document.empty());

  @Test
  void splitThatMayNotBeReadIsNotedWhereOthersHaveRows() throws InterruptedException {
    RowSample sample = RowSample.read(session(ErrorKind.AUTHORIZATION, "closed", "open"), "d", 9);

    assertThat(sample.rows()).hasSize(3);
    assertThat(sample.unread()).containsExactly("no entry to closed");
  }

  @Test
  void noRowAtAllIsAFailure() {
    assertThatThrownBy(
            () -> RowSample.read(session(ErrorKind.AUTHORIZATION, "closed", "closed2"), "d", 9))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("no entry to closed");
  }

  @Test
  void whatEndsARunEndsTheReading() {
    assertThatThrownBy(
            () -> RowSample.read(session(ErrorKind.AUTHENTICATION, "open", "closed"), "d", 9))
        .isInstanceOf(ConnectorException.class);
  }

  @Test
  void gapsAreThoseOfNoMoreRowsThanAreTaken() throws InterruptedException {
    assertThat(RowSample.read(session(ErrorKind.INTERNAL, "open"), "d", 2).gaps())
        .containsExactly(new Gap("colour", "it is dark", 2));
  }

  /** A session with these splits; those that are closed throw, and others have three rows each. */
  private static Session session(ErrorKind failure, String... splits) {
    return new Session() {
      @Override
      public List<Split> plan(Set<String> datasets) {
        return List.of(splits).stream().map(id -> new Split("d", id, Map.of())).toList();
      }

      @Override
      public Source source() {
        return (split, checkpoint) -> {
          if (split.id().startsWith("closed")) {
            throw new ConnectorException(failure, "no entry to " + split.id());
          }
          return new Page(
              Collections.nCopies(3, ROW),
              Optional.empty(),
              3,
              List.of(new Gap("colour", "it is dark", 3)));
        };
      }

      @Override
      public List<Enricher> enrichers(String dataset) {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
