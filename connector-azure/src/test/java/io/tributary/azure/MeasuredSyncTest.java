package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.run.Pipeline;
import io.tributary.run.RunListener;
import io.tributary.source.RequestEvent;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a listener is told of requests over real sockets. */
class MeasuredSyncTest {
  @Test
  void theBytesToldAreThoseThatTheServiceSent() throws IOException {
    Estate estate = Estate.builder().virtualMachines(20).findings(40).build();
    AtomicLong sent = new AtomicLong();
    List<RequestEvent> events = new ArrayList<>();
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(estate)
                .registries(estate.registryContent())
                .noQuota()
                .intercept(
                    (request, simulator) -> {
                      HttpReply reply = simulator.answer(request);
                      if (!request.host().startsWith("login.")) {
                        sent.addAndGet(reply.body().getBytes(StandardCharsets.UTF_8).length);
                      }
                      return reply;
                    }))) {
      Pipeline.from(
              DefenderForCloud.builder()
                  .credential(tenant.credential())
                  .httpClient(tenant.client())
                  .build())
          .to(tenant.sink())
          .listener(
              new RunListener() {
                @Override
                public void requested(RequestEvent event) {
                  events.add(event);
                }
              })
          .build()
          .run()
          .orThrow();
    }

    assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.bytes()).isPresent());
    assertThat(events.stream().mapToLong(event -> event.bytes().orElseThrow()).sum())
        .isEqualTo(sent.get());
  }
}
