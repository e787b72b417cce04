package io.tributary.azure.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.graph.AzureScope;
import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.Sinks;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are too deep or too long for any honest service. */
@Timeout(60)
class HostileAnswersTest {
  private static final String FINDINGS = "azure.misconfiguration";
  private static final String PROPERTIES = "\"properties\":{";

  private final CollectingSink sink = Sinks.collecting();
  private FaultyService service;

  @BeforeEach
  void start() throws IOException {
    service =
        new FaultyService(
            Estate.builder().virtualMachines(5).findings(10).vulnerabilities(0).build());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private RunReport run(UnaryOperator<String> rows) {
    Interceptor between =
        (request, simulator) -> {
          HttpReply reply = simulator.answer(request);
          return reply.body().contains(PROPERTIES) && reply.body().contains("\"resourceDetails\"")
              ? reply.withBody("application/json", rows.apply(reply.body()))
              : reply;
        };
    return service.run(AzureScope.tenant(), List.of(FINDINGS), between, sink);
  }

  /** The first row with objects within each other. */
  private static String nested(String rows, int levels) {
    String deep = "\"deep\":" + "{\"a\":".repeat(levels) + "1" + "}".repeat(levels) + ",";
    return rows.replaceFirst("\"properties\":\\{", Matcher.quoteReplacement(PROPERTIES + deep));
  }

  @Test
  void aRowThatIsDeepWhereNoMapLooksIsDelivered() {
    RunReport report = run(rows -> nested(rows, 900)).orThrow();

    assertThat(report.failures()).isEmpty();
    assertThat(sink.findings()).hasSize(10);
  }

  @Test
  void anAnswerThatIsTenThousandLevelsDeepIsNamed() {
    RunReport report = run(rows -> nested(rows, 10_000));

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    ConnectorException error = report.error().orElseThrow();
    assertThat(error.kind()).isEqualTo(ErrorKind.BAD_ANSWER);
    assertThat(error)
        .hasMessageContaining("management.azure.com answered with JSON that is nested too deep");
  }

  @Test
  void anAnswerOfFiftyMegabytesIsNamed() {
    RunReport report = run(rows -> rows + " ".repeat(50_000_000 - rows.length()));

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    ConnectorException error = report.error().orElseThrow();
    assertThat(error.kind()).isEqualTo(ErrorKind.BAD_ANSWER);
    assertThat(error)
        .hasMessageContaining("management.azure.com answered with more than 25,165,824 bytes");
  }
}
