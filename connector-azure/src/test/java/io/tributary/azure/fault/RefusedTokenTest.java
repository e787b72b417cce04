package io.tributary.azure.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.graph.VirtualTime;
import io.tributary.core.sink.Sinks;
import io.tributary.failure.ErrorKind;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.testkit.http.HttpReply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A token that the service does not take any more, and what credentials do about it. */
@Timeout(20)
class RefusedTokenTest {
  private FaultyService service;
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    service = new FaultyService(SmallTenant.tables());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aCredentialWithANewTokenGoesOnWithThatFromThenOn() {
    RunReport report = run(new ObligingCredential(service::signIn)).orThrow();

    assertThat(report.findings()).isEqualTo(21);
    assertThat(refusals).hasValue(1);
    assertThat(tokens).hasSize(2);
  }

  @Test
  void aCredentialThatHasNoOtherTokenEndsTheRunWithOneRequest() {
    RunReport report = run(service.signIn());

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow())
        .hasMessageContaining("The token has expired, and the credential has no newer one");
    assertThat(report.error().orElseThrow().kind()).isEqualTo(ErrorKind.AUTHENTICATION);
    assertThat(refusals).hasValue(1);
    assertThat(tokens).hasSize(1);
  }

  @Test
  void aNewTokenIsAskedForWithWhatMustBeNewInIt() {
    List<TokenRequestContext> asked = new CopyOnWriteArrayList<>();
    ObligingCredential credential = new ObligingCredential(service::signIn);

    run(request -> {
          asked.add(request);
          return credential.getToken(request);
        })
        .orThrow();

    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).getClaims()).isNull();
    assertThat(asked.get(1).getClaims()).contains("\"nbf\"");
    assertThat(asked.get(1).getScopes()).isEqualTo(asked.get(0).getScopes());
  }

  /** Refuses the first token once the first page was read. */
  private RunReport run(TokenCredential credential) {
    return service.run(
        DefenderForCloud.builder()
            .credential(credential)
            .quotaGate(VirtualTime.gate())
            .scope(Layout.ONE_SPLIT.scope()),
        Layout.ONE_SPLIT.datasets(),
        (request, azure) -> {
          if (!Saboteur.isWalk(request)) {
            return azure.answer(request);
          }
          String token = request.header("Authorization").orElse("");
          if (!tokens.contains(token)) {
            tokens.add(token);
          }
          if (request.body().contains("$skipToken") && token.equals(tokens.get(0))) {
            refusals.incrementAndGet();
            return HttpReply.json(
                401, "{\"error\":{\"code\":\"ExpiredAuthenticationToken\",\"message\":\"m\"}}");
          }
          return azure.answer(Saboteur.small(request));
        },
        Sinks.collecting());
  }
}
