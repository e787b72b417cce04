package io.tributary.examples.cli;

import io.tributary.testkit.AzureSimulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JVM of its own, as a user starts one: with the runnable jar, in a folder, and without anything
 * of this process's environment that could change what it does.
 */
final class ChildJvm {
  private static final Path JAR = Path.of("target", "tributary.jar").toAbsolutePath();
  private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();

  /** A JVM that works in a folder. */
  ChildJvm(Path folder) {
    this.folder = folder;
  }

  /** Reaches Azure through a proxy on this machine, and trusts a store that the simulator wrote. */
  ChildJvm through(int proxyPort, Path trustStore) {
    return options("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + proxyPort)
        .options("-Djavax.net.ssl.trustStore=" + trustStore)
        .options("-Djavax.net.ssl.trustStorePassword=changeit");
  }

  /** Has the account that the simulated tenant knows in its environment. */
  ChildJvm withAccount() {
    return withAccount(AzureSimulator.TENANT_ID, AzureSimulator.CLIENT_SECRET);
  }

  /** Has the simulated tenant's application in its environment, but another tenant or secret. */
  ChildJvm withAccount(String tenant, String secret) {
    return variable("AZURE_TENANT_ID", tenant)
        .variable("AZURE_CLIENT_ID", AzureSimulator.CLIENT_ID)
        .variable("AZURE_CLIENT_SECRET", secret);
  }

  /** Adds options of the JVM. */
  ChildJvm options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Sets an environment variable. */
  ChildJvm variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs the command line to its end, which must come within 30 seconds. */
  Outcome tributary(Object... arguments) throws IOException, InterruptedException {
    return RunningChild.start(commandLine(arguments)).await(PATIENCE);
  }

  /** Runs a program of the jar or of the tests to its end. */
  Outcome program(Class<?> main, Duration patience, Object... arguments)
      throws IOException, InterruptedException {
    String classes = JAR + File.pathSeparator + TESTS;
    return RunningChild.start(process(List.of("-cp", classes, main.getName()), arguments))
        .await(patience);
  }

  /** How the command line is started. */
  ProcessBuilder commandLine(Object... arguments) {
    return process(List.of("-jar", JAR.toString()), arguments);
  }

  private ProcessBuilder process(List<String> program, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(program);
    command.addAll(List.of(Texts.of(arguments)));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(
            name -> name.startsWith("AZURE_") || name.matches("(JAVA_TOOL|JDK_JAVA)_OPTIONS"));
    builder.environment().putAll(environment);
    return builder;
  }
}
