package io.tributary.benchmarks;

import com.azure.core.credential.TokenCredential;
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
  /** What a host has before. */
  private final TokenCredential nobody = request -> Mono.empty();

  /** As a host does it: the connector with its datasets and its HTTP client, then its maps. */
  @Benchmark
  public TransformMap connectorAndMaps() {
    return OcsfMaps.of(DefenderForCloud.builder().credential(nobody).build().maps());
  }
}
