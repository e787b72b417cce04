package io.tributary.examples.cli;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A simulated Azure as a process of its own. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Serves a simulated Azure behind a proxy until it is stopped.")
final class SimulateCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final String PASSWORD = "changeit";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "",
      description = "Folder with <table>.ndjson files; a generated estate without it.")
  private String folder = "";

  @Option(
      names = "--proxy-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port of the proxy; a free one without this.")
  private int proxyPort;

  @Option(
      names = "--trust-store",
      paramLabel = "FILE",
      defaultValue = "simulator-trust.p12",
      description = "Where the trust store for clients is written; simulator-trust.p12 without it.")
  private Path trustStore = Path.of("simulator-trust.p12");

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Answer from what sync --record wrote, instead of from rows.")
  private @Nullable Path replay;

  @Option(names = "--no-quota", description = "Take any number of requests.")
  private boolean noQuota;

  @Option(
      names = "--virtual-machines",
      paramLabel = "N",
      description = "Size of the generated estate.")
  private @Nullable Integer virtualMachines;

  @Option(
      names = "--findings",
      paramLabel = "N",
      description = "Unhealthy assessments of the generated estate.")
  private @Nullable Integer findings;

  @Override
  public Integer call() throws InterruptedException {
    if (proxyPort < 0 || proxyPort > LAST_PORT) {
      throw CommandFailure.usage(
          "There is no port " + proxyPort + ": use 0 (any free one) to " + LAST_PORT);
    }
    AzureSimulator.Builder builder = described().proxyPort(proxyPort);
    if (noQuota) {
      builder.noQuota();
    }
    try (AzureSimulator simulator = started(builder)) {
      writeTrustStore(simulator);
      announce(simulator);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      stopped.await();
    }
    return ExitCode.COMPLETE.value();
  }

  private void writeTrustStore(AzureSimulator simulator) {
    try {
      simulator.writeTrustStore(trustStore, PASSWORD.toCharArray());
    } catch (IOException e) {
      throw CommandFailure.usage(
          "Cannot write the trust store " + trustStore + ": " + e.getMessage());
    }
  }

  private AzureSimulator started(AzureSimulator.Builder builder) {
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      throw new CommandFailure(ExitCode.FAILED, "Cannot start the simulator: " + e.getMessage());
    }
  }

  private AzureSimulator.Builder described() {
    if (replay != null) {
      if (!folder.isEmpty() || virtualMachines != null || findings != null) {
        throw CommandFailure.usage("A recording has its answers already: leave out the rows");
      }
      return AzureSimulator.builder().replay(replay);
    }
    boolean generated = virtualMachines != null || findings != null;
    if (!generated || !folder.isEmpty()) {
      if (generated) {
        throw CommandFailure.usage("A folder's rows have a size already: leave out the options");
      }
      return Simulation.describe(folder);
    }
    Estate.Builder estate = Estate.builder();
    if (virtualMachines != null) {
      estate.virtualMachines(virtualMachines);
    }
    if (findings != null) {
      estate.findings(findings);
    }
    try {
      return Simulation.describe(estate.build());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private void announce(AzureSimulator simulator) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        """
        Simulated Azure is ready behind the proxy %s:%d. In another shell:

        export AZURE_TENANT_ID=%s AZURE_CLIENT_ID=%s AZURE_CLIENT_SECRET=%s
        java -Dhttps.proxyHost=%s -Dhttps.proxyPort=%d \\
          -Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s \\
          -jar examples/target/tributary.jar sync
        """,
        simulator.proxy().getHostString(),
        simulator.proxy().getPort(),
        AzureSimulator.TENANT_ID,
        AzureSimulator.CLIENT_ID,
        AzureSimulator.CLIENT_SECRET,
        simulator.proxy().getHostString(),
        simulator.proxy().getPort(),
        trustStore,
        PASSWORD);
    out.flush();
  }
}
