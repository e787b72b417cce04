package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked to end while it syncs tidies up first. */
class StopIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void aTerminatedSyncLeavesNoResultAndIsResumed() throws Exception {
    CountDownLatch secondPage = new CountDownLatch(1);
    CountDownLatch forever = new CountDownLatch(1);
    try (AzureSimulator simulator =
        AzureSimulator.builder()
            .tables(Estate.builder().findings(2_500).build())
            .intercept(
                (request, service) -> {
                  if (request.path().endsWith("/resources") && request.ordinal() > 2) {
                    secondPage.countDown();
                    await(forever);
                  }
                  return service.answer(request);
                })
            .start()) {
      Path trustStore = folder.resolve("trust.p12");
      simulator.writeTrustStore(trustStore, "changeit".toCharArray());
      RunningChild sync =
          RunningChild.start(
              new ChildJvm(folder)
                  .through(simulator.proxy().getPort(), trustStore)
                  .withAccount()
                  .commandLine("sync", "--record", "run.zip"));
      assertThat(secondPage.await(30, TimeUnit.SECONDS)).isTrue();

      sync.terminate();
      Outcome outcome = sync.await(PATIENCE);
      forever.countDown();

      assertThat(outcome.exitCode()).isEqualTo(128 + 15); // as for any process that SIGTERM ends
      assertThat(outcome.err()).doesNotContain("\tat ", "Exception");
      assertThat(folder.resolve("run.zip")).isNotEmptyFile();
      assertThat(folder.resolve("run.zip.part")).doesNotExist();
      OutputFiles files = new OutputFiles(folder.resolve("out"));
      assertThat(files.names()).doesNotContain("assets.jsonl", "findings.jsonl", "report.json");

      Outcome resumed =
          new ChildJvm(folder)
              .through(simulator.proxy().getPort(), trustStore)
              .withAccount()
              .tributary("sync", "--resume");

      assertThat(resumed.exitCode()).isZero();
      files.areWellFormed().addUp().areComplete();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
