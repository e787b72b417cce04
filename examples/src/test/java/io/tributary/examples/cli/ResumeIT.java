package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Syncs that are killed, and syncs that go on with them. */
@Timeout(300)
class ResumeIT {
  private static final long SEED = 20_260_731;
  private static final int KILLS = 20;
  private static final int KILLS_OF_ONE_RUN = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final AtomicInteger requests = new AtomicInteger();

  @Test
  void killedAtRandomMomentsAndResumedASyncGivesTheTruth() throws Exception {
    try (AzureSimulator simulator =
        AzureSimulator.builder()
            .tables(Estate.builder().subscriptions(3).findings(2_000).vulnerabilities(700).build())
            .noQuota()
            .intercept(
                (request, service) -> {
                  requests.incrementAndGet();
                  return service.answer(request);
                })
            .start()) {
      Path trustStore = folder.resolve("trust.p12");
      simulator.writeTrustStore(trustStore, "changeit".toCharArray());
      ChildJvm jvm =
          new ChildJvm(folder)
              .options("-XX:TieredStopAtLevel=1") // Starts sooner, which is most of the time here.
              .through(simulator.proxy().getPort(), trustStore)
              .withAccount();
      assertThat(jvm.tributary("sync", "--out", "truth").exitCode()).isZero();
      Set<String> truth = content(folder.resolve("truth"));
      int requestsOfOne = requests.get();
      long bytesOfOne = bytes(folder.resolve("truth"), ".jsonl");
      Random random = new Random(SEED);

      int kills = 0;
      for (int run = 0; kills < KILLS; run++) {
        Path out = folder.resolve("out-" + run);
        int killed = 0;
        boolean goesOn = true;
        while (goesOn && killed < KILLS_OF_ONE_RUN && kills + killed < KILLS) {
          requests.set(0);
          RunningChild sync = RunningChild.start(jvm.commandLine(arguments(out, killed > 0)));
          goesOn = killAt(moment(random, out, requestsOfOne, bytesOfOne), sync);
          killed += goesOn ? 1 : 0;
        }
        kills += killed;
        Outcome last = jvm.tributary(arguments(out, true));

        assertThat(last.exitCode()).as("seed %s, run %s: %s", SEED, run, last).isZero();
        assertThat(content(out)).as("seed %s, run %s", SEED, run).isEqualTo(truth);
        new OutputFiles(out).areWellFormed().addUp().areComplete();
        assertThat(new OutputFiles(out).names()).doesNotContain("checkpoint");
      }
    }
  }

  private static Object[] arguments(Path out, boolean resume) {
    return resume
        ? new Object[] {"sync", "--out", out, "--resume"}
        : new Object[] {"sync", "--out", out};
  }

  /** Some requests, some bytes written, or some entries of checkpoints. */
  private BooleanSupplier moment(Random random, Path out, int requestsOfOne, long bytesOfOne) {
    int requested = 1 + random.nextInt(requestsOfOne);
    long written = (long) (random.nextDouble() * bytesOfOne);
    int entries = 1 + random.nextInt(60);
    return switch (random.nextInt(3)) {
      case 0 -> () -> requests.get() >= requested;
      case 1 -> () -> bytes(out, ".jsonl.part") > written;
      default -> () -> entries(out.resolve("checkpoint")) >= entries;
    };
  }

  /** Kills the process at a moment; says whether that came while it was under way. */
  private static boolean killAt(BooleanSupplier moment, RunningChild process) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && !moment.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
    }
    boolean killed = process.kill();
    process.await(PATIENCE);
    return killed;
  }

  private static long bytes(Path folder, String ending) {
    return Stream.of("assets", "findings")
        .map(name -> folder.resolve(name + ending))
        .mapToLong(file -> file.toFile().length())
        .sum();
  }

  private static int entries(Path checkpoint) {
    try (Stream<Path> files = Files.list(checkpoint)) {
      return (int) files.count();
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines, without the revision, which only tells how often a record came. */
  private static Set<String> content(Path out) {
    return new OutputFiles(out)
        .lines().stream()
            .map(line -> line.replaceFirst("\"revision\":\\d+", ""))
            .collect(Collectors.toSet());
  }
}
