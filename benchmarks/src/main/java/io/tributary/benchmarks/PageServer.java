package io.tributary.benchmarks;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.nio.file.Path;
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
   * @param arguments the numbers of findings and of subscriptions, the file for the trust store,
   *     its password
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Estate estate =
        Estate.builder()
            .virtualMachines(2_000)
            .subscriptions(Integer.parseInt(arguments[1]))
            .findings(Integer.parseInt(arguments[0]))
            .healthy(0)
            .notApplicable(0)
            .vulnerabilities(0)
            .build();
    try (AzureSimulator simulator =
        AzureSimulator.builder().tables(estate).noQuota().intercept(new PageBank()).start()) {
      simulator.writeTrustStore(Path.of(arguments[2]), arguments[3].toCharArray());
      System.out.println(simulator.proxy().getPort());
      new CountDownLatch(1).await();
    }
  }
}
