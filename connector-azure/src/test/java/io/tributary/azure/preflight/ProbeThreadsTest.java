package io.tributary.azure.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.preflight.PreflightCheck.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeThreadsTest {
  @Test
  void whatNobodyExpectedIsSaidWithItsPlaceAndWithoutItsMessage() throws Exception {
    Probe probe =
        probe(
            () -> {
              throw new IllegalStateException("hunter2");
            });

    try (ProbeThreads threads = new ProbeThreads(Duration.ofMinutes(1))) {
      assertThat(threads.run(List.of(probe)))
          .singleElement()
          .satisfies(
              check ->
                  assertThat(check.message())
                      .matches(
                          "could not be looked at: IllegalStateException in "
                              + ProbeThreadsTest.class.getName()
                              + ":\\d+; please report this"));
    }
  }

  @Test
  void anErrorIsNoAnswer() {
    Error error = new AssertionError("broken");
    Probe probe =
        probe(
            () -> {
              throw error;
            });

    try (ProbeThreads threads = new ProbeThreads(Duration.ofMinutes(1))) {
      assertThatThrownBy(() -> threads.run(List.of(probe))).isSameAs(error);
    }
  }

  private static Probe probe(Probe.Look look) {
    return new Probe("probe", "", State.WARNING, look);
  }
}
