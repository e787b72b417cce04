package io.tributary.azure.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.graph.AzureScope;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.testkit.SwitchableTables;
import io.tributary.testkit.Tables;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that come, go and change while a walk is under way, between the request for one page and for
 * the next. The service's tokens are offsets into the rows that there are by then.
 *
 * <p>What a walk notices, and begins anew for:
 *
 * <ul>
 *   <li>the total is another than on the page before, wherever rows came or went;
 *   <li>a row comes twice;
 *   <li>a page does not begin with the last row of the page before, because more or fewer rows come
 *       before it than did, or because it is gone itself. This is what tells of rows that go in
 *       front and come behind in equal number, which leave the total as it is and hide a row.
 * </ul>
 *
 * <p>What a walk cannot notice:
 *
 * <ul>
 *   <li>rows that come, go or change further on: it meets them as they are then;
 *   <li>rows that were read and change, or that go while <b>as many</b> others come in front of the
 *       place that the walk has reached. What it delivers is then a mixture of before and after, as
 *       if these had changed when it was over: every row that was there throughout is in it, once,
 *       so that nothing is taken for gone that is not.
 * </ul>
 */
@Timeout(20)
class MovingRowsTest {
  private static final String TABLE = "securityresources";

  private final SwitchableTables tables = Tables.switchable(Tables.of(Map.of()));
  private FaultyService service;
  private final TrueRows delivered = new TrueRows();
  private int pages;

  @BeforeEach
  void start() throws IOException {
    service = new FaultyService(tables);
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int number = 0; number <= 40; number += 2) {
      rows.add(row(number));
    }
    tables.edit(TABLE, none -> rows); // Pages: 0 to 14, 14 to 28, 28 to 40.
  }

  @AfterEach
  void stop() {
    service.close();
  }

  static Stream<Arguments> changesThatAreNoticed() {
    return Stream.of(
        Arguments.of("a row that was read goes", goes(4)),
        Arguments.of("a row comes in front", comes(5)),
        Arguments.of("a row goes further on", goes(30)),
        Arguments.of("a row comes further on", comes(31)),
        Arguments.of("one goes in front, one comes further on", goes(4).then(comes(31))),
        Arguments.of("two go in front, two come at the end", goes(4, 6).then(comes(41, 43))),
        Arguments.of("one comes in front, one goes further on", comes(5).then(goes(30))),
        Arguments.of("the last row read goes, one comes further on", goes(14).then(comes(31))),
        Arguments.of("the last row read goes, one comes before it", goes(14).then(comes(13))),
        Arguments.of("the last row read goes, one comes after it", goes(14).then(comes(15))),
        Arguments.of("all that was read goes", goes(0, 2, 4, 6, 8, 10, 12, 14)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changesThatAreNoticed")
  void aChangeThatWouldHideOrDoubleARowIsNoticedAndTheSplitReadAnew(String name, Change change) {
    RunReport report = run(beforePage(2, change)).orThrow();

    assertThat(report.state()).isEqualTo(RunState.COMPLETE);
    assertThat(pages).as("pages of both attempts").isGreaterThan(3);
    isTheTruthNow();
  }

  static Stream<Arguments> changesBeforeTheLastPage() {
    return Stream.of(
        Arguments.of("a row comes at the end", comes(41)),
        Arguments.of("one goes in front, one comes at the end", goes(4).then(comes(41))),
        Arguments.of("one goes in front, one comes next", goes(16).then(comes(29))),
        Arguments.of("one comes in front, one goes further on", comes(17).then(goes(36))),
        Arguments.of("the last row read goes, one comes at the end", goes(28).then(comes(41))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changesBeforeTheLastPage")
  void aChangeBeforeTheLastPageIsNoticedToo(String name, Change change) {
    RunReport report = run(beforePage(3, change)).orThrow();

    assertThat(report.state()).isEqualTo(RunState.COMPLETE);
    isTheTruthNow();
  }

  static Stream<Arguments> changesFurtherOn() {
    return Stream.of(
        Arguments.of("one goes, one comes", goes(30).then(comes(31))),
        Arguments.of("a row changes", changes(30)),
        Arguments.of("the next row goes, another comes for it", goes(16).then(comes(15))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changesFurtherOn")
  void aChangeFurtherOnThatLeavesTheTotalIsReadAsItIs(String name, Change change) {
    run(beforePage(2, change)).orThrow();

    assertThat(pages).isEqualTo(3);
    isTheTruthNow();
  }

  @Test
  void rowsThatGoAndComeInFrontInEqualNumberHideNoOther() {
    run(beforePage(2, goes(4).then(comes(5)))).orThrow();

    assertThat(pages).isEqualTo(3);
    assertThat(findings()).isEqualTo(keys(0, 40)); // As it was: 4 is there, 5 is not.
    delivered.areEachOnce();
  }

  @Test
  void aRowThatChangesOnceItWasReadIsDeliveredAsItWas() {
    TrueRows before = new TrueRows();
    run((request, azure) -> page(request, azure), before).orThrow();

    run(beforePage(2, changes(4))).orThrow();

    delivered.areExactly(before);
  }

  @Test
  void rowsThatNeverRestMakeTheRunIncompleteWithTheReason() {
    int[] next = {100};
    RunReport report =
        run(
            (request, azure) -> {
              if (Saboteur.isWalk(request)) {
                // One goes in front and one comes at the end: the total stays.
                tables.edit(
                    TABLE,
                    rows -> {
                      rows.remove(0);
                      rows.add(row(next[0]++));
                      return rows;
                    });
              }
              return page(request, azure);
            });

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(report.datasets().get(SmallTenant.FINDINGS).completeness().reasons())
        .singleElement()
        .asString()
        .contains("Rows came or went while they were read")
        .contains("(attempt 3)");
    assertThat(pages).isLessThan(12);
    delivered.areEachOnce();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
      })
  void whateverHappensNoRowThatStaysIsMissed(long seed) {
    Random random = new Random(seed);
    Set<String> always = new HashSet<>(present());
    Set<String> ever = new HashSet<>(present());
    RunReport report =
        run(
            (request, azure) -> {
              if (Saboteur.isWalk(request) && pages < 4 && random.nextInt(3) > 0) {
                somethingHappens(random);
                always.retainAll(present());
                ever.addAll(present());
              }
              return page(request, azure);
            });

    assertThat(report.state()).as("seed %d", seed).isEqualTo(RunState.COMPLETE);
    assertThat(findings()).as("seed %d", seed).containsAll(always);
    assertThat(ever).as("seed %d", seed).containsAll(findings());
    delivered.areEachOnce();
  }

  /** The specification says that it heeds it; nobody has tried. */
  @Test
  void aServiceThatDoesNotHeedWhereAPageIsToBeginIsReadAllTheSame() {
    run((request, azure) -> page(deaf(request), azure)).orThrow();

    assertThat(pages).isEqualTo(3);
    isTheTruthNow();
  }

  private static ReceivedRequest deaf(ReceivedRequest request) {
    return request.withBody(request.body().replaceAll("\"\\$skip\":\\d+,?", ""));
  }

  private void somethingHappens(Random random) {
    int times = 1 + random.nextInt(2);
    for (int i = 0; i < times; i++) {
      int number = random.nextInt(44);
      if (present().contains(key(number))) {
        tables.edit(TABLE, goes(number)::apply);
      } else {
        tables.edit(TABLE, comes(number)::apply);
      }
    }
  }

  private RunReport run(Interceptor between) {
    return run(between, delivered);
  }

  private RunReport run(Interceptor between, TrueRows rows) {
    pages = 0;
    return service.run(
        AzureScope.subscriptions(SmallTenant.FIRST_SUBSCRIPTION),
        List.of(SmallTenant.FINDINGS),
        between,
        rows);
  }

  /** Answers with small pages, and counts them. */
  private HttpReply page(ReceivedRequest request, Answerer azure) {
    if (!Saboteur.isWalk(request)) {
      return azure.answer(request);
    }
    pages++;
    return azure.answer(Saboteur.small(request));
  }

  private Interceptor beforePage(int number, Change change) {
    return (request, azure) -> {
      if (Saboteur.isWalk(request) && pages == number - 1) {
        tables.edit(TABLE, change::apply);
      }
      return page(request, azure);
    };
  }

  private void isTheTruthNow() {
    TrueRows truth = new TrueRows();
    run((request, azure) -> azure.answer(request), truth).orThrow();
    delivered.areExactly(truth);
  }

  private Set<String> findings() {
    return delivered.contents().keySet().stream()
        .filter(key -> key.startsWith("FINDING "))
        .map(key -> key.substring("FINDING ".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> present() {
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < tables.table(TABLE).size(); i++) {
      keys.add(String.valueOf(tables.table(TABLE).row(i).get("id")).toLowerCase(Locale.ROOT));
    }
    return keys;
  }

  private static Set<String> keys(int from, int to) {
    Set<String> keys = new TreeSet<>();
    for (int number = from; number <= to; number += 2) {
      keys.add(key(number));
    }
    return keys;
  }

  private static String key(int number) {
    return SmallTenant.findingId(SmallTenant.FIRST_SUBSCRIPTION, number).toLowerCase(Locale.ROOT);
  }

  private static Map<String, @Nullable Object> row(int number) {
    return SmallTenant.finding(SmallTenant.FIRST_SUBSCRIPTION, number);
  }

  private static Change goes(int... numbers) {
    return rows -> {
      for (int number : numbers) {
        rows.removeIf(row -> key(number).equalsIgnoreCase(String.valueOf(row.get("id"))));
      }
      return rows;
    };
  }

  private static Change comes(int... numbers) {
    return rows -> {
      for (int number : numbers) {
        rows.add(row(number));
      }
      return rows;
    };
  }

  private static Change changes(int number) {
    return goes(number)
        .then(
            rows -> {
              Map<String, @Nullable Object> row = row(number);
              row.put(
                  "properties",
                  Map.of(
                      "status", Map.of("code", "Unhealthy"),
                      "displayName", "Changed",
                      "metadata", Map.of("severity", "Low")));
              rows.add(row);
              return rows;
            });
  }

  /** What happens to the rows of a table. */
  @FunctionalInterface
  private interface Change {
    List<Map<String, @Nullable Object>> apply(List<Map<String, @Nullable Object>> rows);

    default Change then(Change next) {
      return rows -> next.apply(apply(rows));
    }
  }
}
