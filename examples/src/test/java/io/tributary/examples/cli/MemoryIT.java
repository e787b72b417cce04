package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.estate.Estate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is alive after a collection does not grow with the number of findings. */
class MemoryIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long BYTES_PER_ROW = 48;

  private static final int MACHINES = 500;

  @TempDir private Path folder;

  @Test
  void twoHundredThousandFindingsNeedNoMoreThanTwentyThousand() throws Exception {
    long[] few = sync(20_000);
    long[] many = sync(200_000);

    assertThat(few[0]).isEqualTo(expected(20_000));
    assertThat(many[0]).isEqualTo(expected(200_000));
    assertThat(many[2]).isCloseTo(few[2], Percentage.withPercentage(10));
    // While it is under way, a run keeps a hash of each row's id, to notice one that comes twice.
    assertThat(many[1] - few[1]).isLessThan((many[0] - few[0]) * BYTES_PER_ROW);
  }

  private static long expected(int findings) {
    return Estate.builder().findings(findings).virtualMachines(MACHINES).build().truth().findings();
  }

  /** Findings, bytes alive at the end of the run, and bytes alive after it. */
  private long[] sync(int findings) throws Exception {
    try (SimulatorProcess simulator =
        SimulatorProcess.start(
            folder, "--no-quota", "--findings", findings, "--virtual-machines", MACHINES)) {
      Outcome outcome =
          simulator
              .client(folder)
              .options("-Xmx128m")
              .withAccount()
              .program(LiveSetProbe.class, PATIENCE, folder.resolve("out-" + findings))
              .succeeded();
      System.out.println(findings + " findings: " + outcome.out().strip());
      return Stream.of(outcome.out().strip().split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }
  }
}
