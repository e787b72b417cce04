package io.tributary.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tributary simulate} in a process of its own, and how another JVM reaches it. */
final class SimulatorProcess implements AutoCloseable {
  private static final Pattern PROXY = Pattern.compile("-Dhttps\\.proxyPort=(\\d+)");

  private final Process process;
  private final Path trustStore;
  private final int proxyPort;

  private SimulatorProcess(Process process, Path trustStore, int proxyPort) {
    this.process = process;
    this.trustStore = trustStore;
    this.proxyPort = proxyPort;
  }

  /** Starts one that keeps its files in a folder, and waits until it is ready. */
  static SimulatorProcess start(Path folder, Object... arguments) throws Exception {
    Path trustStore = folder.resolve("trust.p12");
    Object[] command = new Object[arguments.length + 5];
    command[0] = "simulate";
    command[1] = "--proxy-port";
    command[2] = 0;
    command[3] = "--trust-store";
    command[4] = trustStore;
    System.arraycopy(arguments, 0, command, 5, arguments.length);
    Process process =
        new ChildJvm(folder)
            .commandLine(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      int port =
          CompletableFuture.supplyAsync(() -> announcedPort(process.inputReader()))
              .get(60, TimeUnit.SECONDS);
      return new SimulatorProcess(process, trustStore, port);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** A JVM that reaches the simulator by the JVM's own properties alone. */
  ChildJvm client(Path folder) {
    return new ChildJvm(folder).through(proxyPort, trustStore);
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static int announcedPort(BufferedReader out) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher port = PROXY.matcher(line);
        if (port.find()) {
          return Integer.parseInt(port.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("The simulator ended before it was ready");
  }
}
