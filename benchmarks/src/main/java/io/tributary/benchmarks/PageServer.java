package io.tributary.benchmarks;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A simulated Azure in a process of its own, without a quota, that renders every page once and from
 * then on only sends it.
 */
final class PageServer {
  private PageServer() {}

  /**
   * Serves until the process is killed; says its port in one line when it is ready.
   *
   * @param arguments the number of findings, the file for the trust store, its password
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Estate estate =
        Estate.builder()
            .virtualMachines(200)
            .findings(Integer.parseInt(arguments[0]))
            .healthy(0)
            .notApplicable(0)
            .vulnerabilities(0)
            .build();
    try (AzureSimulator simulator =
        AzureSimulator.builder().tables(estate).noQuota().intercept(new RenderedOnce()).start()) {
      simulator.writeTrustStore(Path.of(arguments[1]), arguments[2].toCharArray());
      System.out.println(simulator.proxy().getPort());
      new CountDownLatch(1).await();
    }
  }

  /** Keeps the answers to queries; sign-ins are answered anew. */
  private static final class RenderedOnce implements Interceptor {
    private final Map<String, HttpReply> pages = new ConcurrentHashMap<>();

    @Override
    public HttpReply intercept(ReceivedRequest request, Answerer simulator) {
      if (!request.path().endsWith("/resources")) {
        return simulator.answer(request);
      }
      HttpReply known = pages.get(request.body());
      if (known == null) {
        known = simulator.answer(request);
        if (known.status() == 200) {
          pages.put(request.body(), known);
        }
      }
      return known;
    }
  }
}
