package io.tributary.benchmarks;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.resourcegraph.ResourceGraphManager;
import com.azure.resourcemanager.resourcegraph.models.QueryRequest;
import com.azure.resourcemanager.resourcegraph.models.QueryRequestOptions;
import com.azure.resourcemanager.resourcegraph.models.QueryResponse;
import com.azure.resourcemanager.resourcegraph.models.ResultFormat;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.azure.source.DefenderDatasets;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.core.sink.Sinks;
import io.tributary.sink.Sink;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a million findings over TLS in a small heap, per row: a bare loop of the SDK that pages
 * and forgets, against whole runs, as many walks at once in each, both with the clients that they
 * have by default. The server is another process and only sends pages that it rendered before. Run
 * it with {@code -prof io.tributary.benchmarks.CpuTime} to see the client's CPU time per row too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx192m")
@Warmup(iterations = 1)
@Measurement(iterations = 4)
public class EndToEndBenchmark {
  private static final int ROWS = 1_000_000;
  private static final int WALKS = 4;
  private static final List<String> SUBSCRIPTIONS =
      Estate.builder().subscriptions(60).build().subscriptions();

  /** What a run asks for, so that both read the same rows. */
  private static final String QUERY =
      Stream.of(
              "assessments.kql",
              "not-software.kql",
              "not-sql.kql",
              "not-exposure.kql",
              "order-by-id.kql")
          .map(file -> GraphQuery.resource(DefenderDatasets.class, file))
          .reduce(GraphQuery::then)
          .map(GraphQuery::text)
          .orElseThrow();

  private final SimulatedAzure azure;
  private final TokenCredential credential;
  private final ResourceGraphManager manager;
  private final Path folder;

  /** Starts the server. */
  public EndToEndBenchmark() {
    try {
      azure = SimulatedAzure.start(ROWS, SUBSCRIPTIONS.size());
      folder = Files.createTempDirectory("benchmark");
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    HttpClient client = new JdkHttpClientBuilder().proxy(azure.proxy()).build();
    credential = azure.credential(client);
    manager =
        ResourceGraphManager.configure()
            .withHttpClient(client)
            .authenticate(credential, new AzureProfile(AzureEnvironment.AZURE));
  }

  /** Makes sure that all read the same rows, and that the server has rendered them. */
  @Setup
  public void compare() {
    long rows = sdkLoop();
    // The estate has a few findings of other sorts among its assessments.
    if (rows < 0.95 * ROWS || pipelineCounting() != rows || pipelineJsonLines() != rows) {
      throw new IllegalStateException("Not every row was read: the loop read " + rows);
    }
  }

  /** Stops the server. */
  @TearDown
  public void stop() {
    azure.close();
  }

  /** The least that anybody can do with the SDK: as many walks as a run has, and nothing kept. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long sdkLoop() {
    ExecutorService threads = Executors.newFixedThreadPool(WALKS);
    try {
      LongAdder rows = new LongAdder();
      CompletableFuture<?>[] walks =
          SUBSCRIPTIONS.stream()
              .map(each -> CompletableFuture.runAsync(() -> rows.add(walk(each)), threads))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(walks).join();
      return rows.sum();
    } finally {
      threads.shutdown();
    }
  }

  private long walk(String subscription) {
    long rows = 0;
    String token = null;
    do {
      QueryRequestOptions options =
          new QueryRequestOptions().withResultFormat(ResultFormat.OBJECT_ARRAY).withTop(1_000);
      if (token != null) {
        options.withSkipToken(token);
      }
      QueryResponse page =
          manager
              .resourceProviders()
              .resources(
                  new QueryRequest()
                      .withSubscriptions(List.of(subscription))
                      .withQuery(QUERY)
                      .withOptions(options));
      rows += ((List<?>) page.data()).size();
      token = page.skipToken();
    } while (token != null);
    return rows;
  }

  /** A whole run into a sink that counts. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long pipelineCounting() {
    LongAdder records = new LongAdder();
    return run(Sinks.forEach(record -> records.increment()));
  }

  /** A whole run into files. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long pipelineJsonLines() {
    return run(new JsonLinesSink(folder));
  }

  private long run(Sink sink) {
    return Pipeline.from(
            DefenderForCloud.builder()
                .credential(credential)
                .proxy(azure.proxy())
                .scope(AzureScope.subscriptions(SUBSCRIPTIONS))
                .build())
        .datasets("azure.misconfiguration")
        .concurrency(WALKS)
        .to(sink)
        .build()
        .run()
        .orThrow()
        .findings();
  }
}
