package io.tributary.benchmarks;

import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.transform.TransformMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/**
 * Reading and compiling every shipped map, those of OCSF included, once in a JVM that has just
 * started: classes are loaded and nothing is compiled yet.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class MapLoadBenchmark {
  /** What a host has before, with its datasets and its HTTP client. */
  private final Connector defender =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();

  /** As a host does it when it starts. */
  @Benchmark
  public TransformMap maps() {
    return OcsfMaps.of(defender.maps());
  }
}
