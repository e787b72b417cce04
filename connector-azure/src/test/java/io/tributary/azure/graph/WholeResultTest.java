package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.failure.MovedRowsException;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WholeResultTest {
  private static final GraphQuery QUERY =
      GraphQuery.resource(WholeResultTest.class, "/io/tributary/azure/registry/registries.kql");

  private final Deque<Object> pages = new ArrayDeque<>();
  private final List<Optional<String>> asked = new ArrayList<>();
  private final GraphClient client =
      FakeGraph.client(
          (query, apiVersion, scope, token, top) -> {
            asked.add(token);
            Object page = pages.size() > 1 ? pages.remove() : pages.element();
            if (page instanceof RuntimeException e) {
              throw e;
            }
            return new GraphTransport.Reply((GraphAnswer) page, QuotaHeaders.none());
          });

  private static GraphAnswer page(long total, String next, String... ids) {
    List<Document> rows =
        Arrays.stream(ids).map(id -> Document.owning(Map.<String, Object>of("id", id))).toList();
    return new GraphAnswer(rows, total, Optional.of(next).filter(token -> !token.isEmpty()));
  }

  private List<String> all(Object... answers) throws InterruptedException {
    pages.addAll(Arrays.asList(answers));
    return client.all("test", QUERY, AzureScope.tenant()).rows().stream()
        .map(row -> row.text("id").orElse(""))
        .toList();
  }

  @Test
  void allPagesAreReadToTheLast() throws Exception {
    assertThat(all(page(3, "t1", "a", "b"), page(3, "t2"), page(3, "", "c")))
        .containsExactly("a", "b", "c");
    assertThat(asked).containsExactly(Optional.empty(), Optional.of("t1"), Optional.of("t2"));
  }

  @Test
  void pagesThatDoNotFitTogetherAreReadAnew() throws Exception {
    Object[] good = {page(3, "t1", "a", "b"), page(3, "", "c")};

    assertThat(all(page(4, "t1", "a", "b"), page(3, "", "c"), good[0], good[1]))
        .as("another total")
        .containsExactly("a", "b", "c");
    pages.clear();
    assertThat(all(page(3, "t1", "a", "b"), page(3, ""), good[0], good[1]))
        .as("fewer rows than counted")
        .containsExactly("a", "b", "c");
    pages.clear();
    assertThat(all(page(3, "t1", "a"), page(3, "t1", "b"), good[0], good[1]))
        .as("a token that repeats")
        .containsExactly("a", "b", "c");
    pages.clear();
    assertThat(all(good[0], new MovedRowsException("moved"), good[0], good[1]))
        .as("a seam that does not fit")
        .containsExactly("a", "b", "c");
  }

  @Test
  void rowsThatNeverRestAreABadAnswerInTheEnd() {
    assertThatThrownBy(() -> all(page(3, "", "a")))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("1 rows were read, and 3 counted")
        .extracting(e -> ((ConnectorException) e).kind())
        .isEqualTo(ErrorKind.BAD_ANSWER);
    assertThat(asked).hasSize(3);
  }

  @Test
  void emptyPagesWithoutEndEnd() {
    pages.addAll(IntStream.range(0, 1_000).mapToObj(i -> page(3, "t" + i)).toList());

    assertThatThrownBy(this::all).hasMessageContaining("page after page is empty");
    assertThat(asked).hasSizeLessThan(400);
  }

  @Test
  void aScopeOfManySubscriptionsIsReadInParts() throws Exception {
    List<String> ids =
        IntStream.range(0, 201)
            .mapToObj(i -> String.format("%08x-0000-0000-0000-000000000000", i))
            .toList();
    pages.add(page(1, "", "a"));

    GraphAnswer answer = client.all("test", QUERY, AzureScope.subscriptions(ids));

    assertThat(answer.rows()).hasSize(2);
    assertThat(answer.total()).isEqualTo(2);
  }
}
