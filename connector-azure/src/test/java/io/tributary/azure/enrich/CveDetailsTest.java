package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.azure.enrich.CveDetails.Found;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.FakeGraph;
import io.tributary.azure.graph.FakeGraph.Question;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CveDetailsTest {
  private static final Pattern NAME = Pattern.compile("'(cve-[^']+)'");

  private long readable = 390_000;
  private Optional<ErrorKind> failure = Optional.empty();
  private final FakeGraph graph = new FakeGraph(this::answer);
  private final CveDetails details = new CveDetails(graph.client());

  private List<Document> answer(String query) {
    failure.ifPresent(
        kind -> {
          throw new ConnectorException(kind, "It failed");
        });
    if (query.contains("summarize")) {
      return List.of(Document.owning(Map.of("rows", readable)));
    }
    List<Document> rows = new ArrayList<>();
    for (String name : names(query)) {
      if (!name.endsWith("404")) {
        rows.add(
            Document.owning(
                Map.of(
                    "name", name.toUpperCase(Locale.ROOT), "properties", Map.of("cveId", name))));
      }
    }
    return rows;
  }

  private static List<String> names(String query) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(query);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  /** How many names each query asked for, the probe left out. */
  private List<Integer> asked() {
    return graph.questions().stream()
        .map(question -> names(question.query()).size())
        .filter(size -> size > 0)
        .toList();
  }

  @Test
  void detailsAreFoundByIdInLowerCase() throws Exception {
    Found found = details.find(List.of("CVE-2024-3094", "cve-2024-3094", "CVE-2024-0404"));

    assertThat(found.details()).containsOnlyKeys("cve-2024-3094");
    assertThat(found.details().get("cve-2024-3094").text("cveId")).contains("cve-2024-3094");
    assertThat(found.unreadable()).isEmpty();
    assertThat(found.rowsRead()).isEqualTo(1);
    assertThat(graph.questions())
        .hasSize(2)
        .extracting(Question::apiVersion, Question::scope)
        .containsOnly(tuple(Optional.of("2022-10-01"), AzureScope.tenant()));
  }

  @Test
  void whatWasAskedForIsNotAskedForAgainFoundOrNot() throws Exception {
    details.find(List.of("CVE-2024-3094", "CVE-2024-0404"));

    Found again = details.find(List.of("CVE-2024-3094", "CVE-2024-0404", "CVE-2021-44228"));

    assertThat(again.details()).containsOnlyKeys("cve-2024-3094", "cve-2021-44228");
    assertThat(again.rowsRead()).isEqualTo(1);
    assertThat(asked()).containsExactly(2, 1);
    assertThat(graph.questions()).hasSize(3);
  }

  @Test
  void whatIsNoCveIsNeverAskedFor() throws Exception {
    Found found =
        details.find(
            List.of("", "GHSA-xxxx", "CVE-2024-1", "CVE-24-12345", "CVE-2024-12345x", "') //"));

    assertThat(found).isEqualTo(new Found(Map.of(), Optional.empty(), 0));
    assertThat(graph.questions()).isEmpty();
  }

  @Test
  void manyAreAskedForFiveHundredAtATime() throws Exception {
    List<String> ids = IntStream.range(0, 1_201).mapToObj(i -> "CVE-2024-1" + (1000 + i)).toList();

    assertThat(details.find(ids).rowsRead()).isGreaterThan(1_190);

    assertThat(asked()).containsExactly(500, 500, 201);
  }

  @Test
  void noRowsAtAllMeanNotReadableAndNothingMoreIsAsked() throws Exception {
    readable = 0;

    assertThat(details.unreadable()).isEmpty();
    Found first = details.find(List.of("CVE-2024-3094"));
    readable = 1;
    Found second = details.find(List.of("CVE-2021-44228"));

    assertThat(first.details()).isEmpty();
    assertThat(first.unreadable())
        .hasValueSatisfying(reason -> assertThat(reason).contains("Security Reader"))
        .isEqualTo(second.unreadable())
        .isEqualTo(details.unreadable());
    assertThat(graph.questions()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "THROTTLED", "BAD_ANSWER"})
  void aFailureThatMayPassLeavesDetailsUnknownUntilTheNextLookUp(ErrorKind kind) throws Exception {
    failure = Optional.of(kind);
    Found unknown = details.find(List.of("CVE-2024-3094"));
    failure = Optional.empty();

    assertThat(unknown).isEqualTo(new Found(Map.of(), Optional.of("It failed"), 0));
    assertThat(details.unreadable()).isEmpty();
    assertThat(details.find(List.of("CVE-2024-3094")).details()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTHORIZATION", "CONFIGURATION", "INTERNAL"})
  void aFailureThatStaysIsMetOnce(ErrorKind kind) throws Exception {
    details.find(List.of("CVE-2021-44228"));
    failure = Optional.of(kind);
    details.find(List.of("CVE-2024-3094"));
    failure = Optional.empty();

    Found found = details.find(List.of("CVE-2024-3094", "CVE-2021-44228"));

    assertThat(found.details()).containsOnlyKeys("cve-2021-44228");
    assertThat(found.unreadable()).contains("It failed").isEqualTo(details.unreadable());
    assertThat(graph.questions()).hasSize(3);
  }

  @Test
  void aCredentialThatIsNotAcceptedPasses() {
    failure = Optional.of(ErrorKind.AUTHENTICATION);

    assertThatThrownBy(() -> details.find(List.of("CVE-2024-3094")))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("It failed");
  }

  @Test
  void ofTwoThreadsThatWantTheSameOneAsks() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    FakeGraph slow =
        new FakeGraph(
            query -> {
              asking.countDown();
              awaitUninterruptibly(go);
              return answer(query);
            });
    CveDetails shared = new CveDetails(slow.client());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Found> one = threads.submit(() -> shared.find(List.of("CVE-2024-3094")));
      asking.await();
      Future<Found> other =
          threads.submit(() -> shared.find(List.of("CVE-2024-3094", "CVE-2024-3094")));
      go.countDown();

      assertThat(one.get(10, TimeUnit.SECONDS).details())
          .isEqualTo(other.get(10, TimeUnit.SECONDS).details())
          .hasSize(1);
      assertThat(slow.questions()).hasSize(2);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void answersAreKeptForTheLastOnesAskedFor() throws Exception {
    CveAnswers answers = new CveAnswers(2);
    for (String key : List.of("a", "b", "a", "c")) {
      CveAnswers.Claim claim = answers.claim(List.of(key));
      claim.own().forEach(own -> claim.answer(own, Optional.empty()));
      assertThat(claim.answers()).containsOnlyKeys(key);
    }

    assertThat(answers.claim(List.of("a", "c")).own()).isEmpty();
    assertThat(answers.claim(List.of("b")).own()).containsExactly("b");
  }

  @Test
  void whoeverWaitsForAGivenUpLookUpIsTold() throws Exception {
    CveAnswers answers = new CveAnswers(9);
    CveAnswers.Claim owner = answers.claim(List.of("a"));
    CveAnswers.Claim waiting = answers.claim(List.of("a"));

    owner.leaveUnknown("given up");

    assertThat(waiting.own()).isEmpty();
    assertThat(waiting.answers().get("a").unknown()).contains("given up");
    assertThat(answers.claim(List.of("a")).own()).containsExactly("a");
  }
}
