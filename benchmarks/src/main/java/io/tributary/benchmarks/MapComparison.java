package io.tributary.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link MapBenchmark} as a whole, about nine minutes, and makes a table of it: of each engine
 * the median of all measured iterations of all forks, the interval in which the true one is with a
 * confidence of 95 %, the ratio to the median of the code written by hand, and what is allocated.
 */
public final class MapComparison {
  private static final String BASELINE = "handWritten";
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double TAIL = 0.025;

  private MapComparison() {}

  /**
   * Prints one table for each row.
   *
   * @param arguments options of JMH, such as {@code -f 1 -p row=container-image} for a quick look
   */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(arguments))
                    .include(MapBenchmark.class.getName() + "\\.")
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    Map<String, Map<String, Times>> rows = new TreeMap<>();
    for (RunResult result : results) {
      rows.computeIfAbsent(result.getParams().getParam("row"), row -> new TreeMap<>())
          .put(result.getPrimaryResult().getLabel(), Times.of(result));
    }
    rows.forEach(MapComparison::print);
  }

  private static void print(String row, Map<String, Times> engines) {
    System.out.println();
    System.out.println(
        "| " + row + " | median | 95 % interval | against hand-written | allocated |");
    System.out.println("|---|---|---|---|---|");
    double baseline = engines.containsKey(BASELINE) ? engines.get(BASELINE).median() : Double.NaN;
    engines.forEach(
        (engine, times) ->
            System.out.printf(
                "| %s | %,.0f ns | %,.0f to %,.0f ns | %.2f | %,.0f B |%n",
                engine,
                times.median(),
                times.low(),
                times.high(),
                times.median() / baseline,
                times.bytes()));
  }

  /**
   * What mapping one row takes.
   *
   * @param median in nanoseconds
   * @param low bound of the median's interval
   * @param high bound of the median's interval
   * @param bytes allocated
   */
  private record Times(double median, double low, double high, double bytes) {
    static Times of(RunResult result) {
      double[] scores =
          result.getBenchmarkResults().stream()
              .flatMap(fork -> fork.getIterationResults().stream())
              .map(IterationResult::getPrimaryResult)
              .mapToDouble(iteration -> iteration.getScore())
              .sorted()
              .toArray();
      int last = scores.length - 1;
      int outside = outside(scores.length);
      return new Times(
          (scores[last / 2] + scores[scores.length / 2]) / 2,
          scores[outside],
          scores[last - outside],
          Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED), ALLOCATED)
              .getScore());
    }

    /**
     * How many of the sorted scores are below the interval, and as many above: so many that it is
     * not likely for fewer to be on that side of the true median, each being there like a coin's
     * head. Whatever the distribution is; none of too few scores.
     */
    private static int outside(int scores) {
      double probability = Math.pow(0.5, scores);
      double fewer = 0;
      int heads = 0;
      while (fewer + probability <= TAIL) {
        fewer += probability;
        probability *= (double) (scores - heads) / (heads + 1);
        heads++;
      }
      return Math.max(0, heads - 1);
    }
  }
}
