package io.tributary.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/**
 * Mapping one virtual machine of about 3.5 KB, 21 fields: the shipped field map against code
 * written by hand over the same document, and against JSLT over a tree of Jackson's. All three must
 * give the same output before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MapBenchmark {
  private static final String DATASET = "azure.virtual-machine";

  private final TransformMap handWritten = new HandWrittenMap();
  private final TransformMap fieldMap =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build().maps().get(DATASET);
  private final Expression expression = expression();
  private final String json = text("virtual-machine.json");
  private final SourceRecord row = new SourceRecord(DATASET, "vm", Json.document(json));
  private final JsonNode tree = tree(json);

  /** Makes sure that all do the same work. */
  @Setup
  public void compare() {
    Mapping expected = handWritten.apply(row);
    if (!fieldMap.apply(row).equals(expected)) {
      throw new IllegalStateException("The field map gives something else");
    }
    Document document = ((Mapping.Mapped) expected).records().get(0).document();
    if (!Json.document(expression.apply(tree).toString()).equals(document)) {
      throw new IllegalStateException("JSLT gives something else");
    }
  }

  /** Code for this one map. */
  @Benchmark
  public Mapping handWritten() {
    return handWritten.apply(row);
  }

  /** The map that is shipped as a file. */
  @Benchmark
  public Mapping fieldMap() {
    return fieldMap.apply(row);
  }

  /** Another engine. */
  @Benchmark
  public JsonNode jslt() {
    return expression.apply(tree);
  }

  private static Expression expression() {
    return Parser.compile(
        "virtual-machine.jslt",
        new InputStreamReader(stream("virtual-machine.jslt"), StandardCharsets.UTF_8),
        List.of());
  }

  private static InputStream stream(String name) {
    return Objects.requireNonNull(MapBenchmark.class.getResourceAsStream(name), name);
  }

  private static String text(String name) {
    try (InputStream in = stream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
