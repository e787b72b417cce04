package io.tributary.benchmarks;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.Sinks;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.service.Quota;
import io.tributary.testkit.service.QuotaRule;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * How much of the real quota whole runs use, on the real clock: the connector's requests, planning
 * included, of those that the quota permits. The simulator is in this process, has rendered its
 * pages in a run before, and takes up to 100 ms over an answer. A plain program, since it measures
 * no speed.
 */
public final class PaceBenchmark {
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final int QUERIES = 15;
  private static final int PART = 4_000;

  private PaceBenchmark() {}

  /**
   * Prints one line for each form of window.
   *
   * @param arguments how many findings to read, of which 1,000 make a request; 60,000 without
   */
  public static void main(String[] arguments) throws IOException {
    int findings = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60_000;
    Duration phase = Duration.ofMillis(ThreadLocalRandom.current().nextInt(5_000));
    for (QuotaRule rule :
        List.of(
            QuotaRule.sliding(QUERIES, WINDOW),
            QuotaRule.fixed(QUERIES, WINDOW, phase),
            QuotaRule.fixed(QUERIES, WINDOW, phase).rounding(QuotaRule.Rounding.DOWN))) {
      System.out.println(measure(rule, findings));
    }
  }

  private static String measure(QuotaRule rule, int findings) throws IOException {
    Estate estate =
        Estate.builder()
            .virtualMachines(200)
            .subscriptions(Math.max(2, findings / PART))
            .findings(findings)
            .healthy(0)
            .notApplicable(0)
            .build();
    PageBank pages = new PageBank();
    run(pages, estate);
    Metered service = new Metered(pages, Quota.of(rule, Clock.systemUTC()));
    return service.summary(rule, run(service, estate));
  }

  /** How many records a run brings, with clients and a gate of its own. */
  private static long run(Interceptor service, Estate estate) throws IOException {
    try (AzureSimulator azure =
        AzureSimulator.builder().tables(estate).noQuota().intercept(service).start()) {
      return run(azure, estate);
    }
  }

  private static long run(AzureSimulator azure, Estate estate) {
    HttpClient client =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder().sslContext(azure.sslContext()))
            .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, azure.proxy()))
            .build();
    TokenCredential credential =
        new ClientSecretCredentialBuilder()
            .httpClient(client)
            .tenantId(AzureSimulator.TENANT_ID)
            .clientId(AzureSimulator.CLIENT_ID)
            .clientSecret(AzureSimulator.CLIENT_SECRET)
            .build();
    LongAdder records = new LongAdder();
    Pipeline.from(
            DefenderForCloud.builder()
                .credential(credential)
                .httpClient(client)
                .scope(AzureScope.subscriptions(estate.subscriptions()))
                .build())
        .datasets("azure.misconfiguration")
        .concurrency(16)
        .to(Sinks.forEach(record -> records.increment()))
        .build()
        .run()
        .orThrow();
    return records.sum();
  }

  /** Pages within a quota; notes when queries came, and how they were answered. */
  private static final class Metered implements Interceptor {
    private final Random random = new Random(4);
    private final ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
    private final LongAdder refused = new LongAdder();
    private final PageBank pages;
    private final Quota quota;

    Metered(PageBank pages, Quota quota) {
      this.pages = pages;
      this.quota = quota;
    }

    @Override
    public HttpReply intercept(ReceivedRequest request, Answerer simulator) {
      if (!request.path().endsWith("/resources")) {
        return simulator.answer(request);
      }
      Quota.Standing standing = quota.take("everybody");
      HttpReply reply;
      if (standing.admitted()) {
        taken.add(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
        reply = pages.intercept(request, simulator);
      } else {
        refused.increment();
        reply = HttpReply.json(429, "{\"error\":{\"code\":\"RateLimiting\",\"message\":\"\"}}");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return reply
          .withHeader("x-ms-user-quota-remaining", Integer.toString(standing.remaining()))
          .withHeader(
              "x-ms-user-quota-resets-after",
              "00:00:%02d".formatted(standing.resetsAfter().toSeconds()));
    }

    /** The limit for each whole window between the first request and the last. */
    String summary(QuotaRule rule, long records) {
      long[] times = taken.stream().mapToLong(Long::longValue).sorted().toArray();
      long window = WINDOW.toNanos();
      long first = times[0];
      long from =
          rule.form() == QuotaRule.Form.SLIDING
              ? first
              : first + window - Math.floorMod(first - rule.phase().toNanos(), window);
      long windows = (times[times.length - 1] - from) / window;
      long counted =
          IntStream.range(0, times.length)
              .filter(i -> times[i] >= from && times[i] < from + windows * window)
              .count();
      return ("%s, rounded %s: %d requests in %.1f s; in %d whole windows %d of %d permitted: %.3f;"
              + " %d throttled; %d records")
          .formatted(
              rule.form(),
              rule.rounding(),
              times.length,
              (times[times.length - 1] - first) / 1e9,
              windows,
              counted,
              windows * QUERIES,
              (double) counted / (windows * QUERIES),
              refused.sum(),
              records);
    }
  }
}
