package io.tributary.benchmarks;

import com.azure.core.credential.TokenCredential;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.json.Json;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Mapped;
import io.tributary.transform.TransformMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/**
 * Mapping one row of about 3.5 KB to 21 fields: a virtual machine, which is one object, and a
 * container image, with arrays in arrays. The shipped field map stands against code written by hand
 * over the same document, and against other engines over the trees that they read. All must give
 * the same output before anything is measured; {@link MapComparison} measures all in one run and
 * makes a table.
 *
 * <p>Where the others differ it is in their favour. Only the field map and the code written by hand
 * make keys, leave rows out, and look for what a row says of an image where the image itself does
 * not. Jolt looks for each value in one place only, and takes the name of the cloud as it is
 * written; jq is not asked for three values that the image does not have, since it would make nulls
 * of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // prepare() fills the fields, once JMH has set the parameter.
public class MapBenchmark {
  /** The row. */
  @Param({"virtual-machine", "container-image"})
  public String row;

  private SourceRecord source;
  private TransformMap handWritten;
  private TransformMap fieldMap;
  private Engine jslt;
  private Engine jq;
  private Engine jolt;
  private Engine jsonata;

  /** Compiles what is measured, and makes sure that all do the same work. */
  @Setup
  public void prepare() {
    SampleRow sample = new SampleRow(row);
    TokenCredential nobody = request -> Mono.empty();
    source = sample.record();
    handWritten = HandWrittenMaps.of(sample.dataset());
    fieldMap = DefenderForCloud.builder().credential(nobody).build().maps().get(sample.dataset());
    jslt = new JsltEngine(sample);
    jq = new JqEngine(sample);
    jolt = new JoltEngine(sample);
    jsonata = new JsonataEngine(sample);
    compare();
  }

  private void compare() {
    Mapping expected = handWritten.apply(source);
    if (!fieldMap.apply(source).equals(expected)) {
      throw new IllegalStateException("The field map gives something else");
    }
    List<?> documents = ((Mapped) expected).records().stream().map(TargetRecord::document).toList();
    Map.of("JSLT", jslt, "jq", jq, "Jolt", jolt, "JSONata", jsonata)
        .forEach(
            (name, engine) -> {
              if (!documents(engine).equals(documents)) {
                throw new IllegalStateException(name + " gives something else");
              }
            });
  }

  private static List<?> documents(Engine engine) {
    try {
      Object made = Json.objectOrArray(new ObjectMapper().writeValueAsString(engine.map()));
      return made instanceof List<?> several ? several : List.of(made);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Code for this one map. */
  @Benchmark
  public Mapping handWritten() {
    return handWritten.apply(source);
  }

  /** The map that is shipped as a file. */
  @Benchmark
  public Mapping fieldMap() {
    return fieldMap.apply(source);
  }

  /** JSLT. */
  @Benchmark
  public Object jslt() {
    return jslt.map();
  }

  /** The language of jq. */
  @Benchmark
  public Object jq() {
    return jq.map();
  }

  /** Jolt. */
  @Benchmark
  public Object jolt() {
    return jolt.map();
  }

  /** JSONata. */
  @Benchmark
  public Object jsonata() {
    return jsonata.map();
  }
}
