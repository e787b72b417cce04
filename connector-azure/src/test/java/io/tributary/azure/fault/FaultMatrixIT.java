package io.tributary.azure.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.fault.Fault.Stop;
import io.tributary.azure.fault.Fault.Way;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of {@link Faults}, at the first, a middle and the last page of a split that is read
 * alone or among others, once, twice and for ever.
 *
 * <p>However it ends, nothing is delivered that is not true, or twice. A fault that passes leaves
 * no trace but the requests it cost. One that stays is named as the reason why the run is not
 * complete.
 */
@Timeout(20)
class FaultMatrixIT {
  private static final Map<Layout, TrueRows> TRUTH = new EnumMap<>(Layout.class);
  private static FaultyService service;

  @BeforeAll
  static void readWithoutFaults() throws IOException {
    service = new FaultyService(SmallTenant.tables());
    for (Layout layout : Layout.values()) {
      TrueRows rows = new TrueRows();
      service
          .run(layout.scope(), layout.datasets(), (request, azure) -> azure.answer(request), rows)
          .orThrow();
      TRUTH.put(layout, rows);
    }
  }

  @AfterAll
  static void close() {
    service.close();
  }

  static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Fault fault : Faults.all()) {

      for (Position position : fault.positions().stream().sorted().toList()) {
        for (Layout layout : Layout.values()) {
          for (int times : times(fault)) {
            cells.add(new Cell(fault, position, layout, times));
          }
        }
      }
    }
    return cells.stream();
  }

  private static List<Integer> times(Fault fault) {
    boolean canPass =
        fault.lasting().flatMap(Stop::kind).map(kind -> passes(fault, kind)).orElse(true);
    if (!canPass) {
      return List.of(Saboteur.ALWAYS);
    }
    return fault.way() == Way.SILENCE // It takes time.
        ? List.of(1, Saboteur.ALWAYS)
        : List.of(1, 2, Saboteur.ALWAYS);
  }

  private static boolean passes(Fault fault, ErrorKind kind) {
    return kind.retryable() || fault.way() == Way.TOKEN;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void nothingIsLostDoubledOrAskedForWithoutEnd(Cell cell) {
    Saboteur saboteur = new Saboteur(cell);
    TrueRows rows = new TrueRows();

    RunReport report = service.run(cell, saboteur, rows);

    assertThat(saboteur.struck()).as("times that it struck").isPositive();
    if (ends(cell)) {
      endsFor(cell, cell.fault().lasting().orElseThrow(), report, rows);
    } else {
      assertThat(report.orThrow().state()).isEqualTo(RunState.COMPLETE);
      rows.areExactly(TRUTH.get(cell.layout()));
    }
    assertThat(saboteur.asked())
        .as("requests for the page")
        .isLessThanOrEqualTo(cell.fault().mostRequests());
    assertRequestsAreReported(cell, saboteur, report);
  }

  /** Whether the fault lasts longer than it is put up with. */
  private static boolean ends(Cell cell) {
    // A second challenge in a row is the answer.
    boolean isLong = cell.lasts() || (cell.fault().way() == Way.TOKEN && cell.times() > 1);
    return isLong && cell.fault().lasting().isPresent();
  }

  private static void endsFor(Cell cell, Stop stop, RunReport report, TrueRows rows) {
    boolean isFatal = stop.kind().map(FaultMatrixIT::isFatal).orElse(false);
    boolean nothingWasRead =
        stop.kind().isPresent()
            && cell.layout() == Layout.ONE_SPLIT
            && cell.position() == Position.FIRST;
    if (isFatal || nothingWasRead) {
      assertThat(report.state()).isEqualTo(RunState.FAILED);
      ConnectorException error = report.error().orElseThrow();
      assertThat(error).hasMessageContaining(stop.reason());
      assertThat(error.kind()).isEqualTo(stop.kind().orElseThrow());
    } else {
      assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
      assertThat(reasons(report, SmallTenant.FINDINGS)).contains(stop.reason()).contains("split ");
      if (cell.layout() == Layout.MANY_SPLITS && !isAboutTheNetwork(cell)) {
        assertThat(report.datasets().get(SmallTenant.FUNCTIONS).completeness().complete()).isTrue();
      }
    }
    rows.areNoneBut(TRUTH.get(cell.layout()));
  }

  private static boolean isAboutTheNetwork(Cell cell) {
    return cell.fault().way() == Way.PROXY || cell.fault().way() == Way.NAME;
  }

  private static String reasons(RunReport report, String dataset) {
    DatasetReport found = report.datasets().get(dataset);
    return found.completeness().reasons().stream().collect(Collectors.joining("\n"));
  }

  private static void assertRequestsAreReported(Cell cell, Saboteur saboteur, RunReport report) {
    Fault fault = cell.fault();
    if (fault.way() == Way.TOKEN) {
      assertThat(report.requests()).isPositive(); // Signing in anew is part of one request.
    } else if (isAboutTheNetwork(cell) || fault.way() == Way.SILENCE || cutsShort(fault)) {
      // What did not arrive, or was on its way when the answer was not wanted any more, counts too.
      assertThat(report.requests()).isGreaterThanOrEqualTo(saboteur.served());
    } else {
      assertThat(report.requests()).as("requests reported").isEqualTo(saboteur.served());
    }
    if (fault.name().startsWith("429")) {
      assertThat(report.throttled()).as("refusals reported").isEqualTo(saboteur.struck());
    }
  }

  /** Whether it ends a walk, or a run, that has requests under way. */
  private static boolean cutsShort(Fault fault) {
    return fault
        .lasting()
        .map(stop -> stop.kind().map(FaultMatrixIT::isFatal).orElse(true))
        .orElse(false);
  }

  private static boolean isFatal(ErrorKind kind) {
    return !kind.retryable() && kind != ErrorKind.AUTHORIZATION;
  }
}
