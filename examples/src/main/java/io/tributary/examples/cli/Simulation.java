package io.tributary.examples.cli;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Tables;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A simulated Azure in this process, and how to reach it. */
final class Simulation implements AutoCloseable {
  private final AzureSimulator simulator;

  private Simulation(AzureSimulator simulator) {
    this.simulator = simulator;
  }

  /** Starts an Azure that answers from a recording. */
  static Simulation replay(Path recording) {
    try {
      return new Simulation(AzureSimulator.builder().replay(recording).start());
    } catch (IOException e) {
      throw CommandFailure.usage("Cannot replay " + recording + ": " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }

  /** What was asked that the recording has no answer to. */
  List<String> unmatched() {
    return simulator.unmatched();
  }

  /**
   * Starts a simulated Azure.
   *
   * @param folder with the rows, or empty for a generated estate
   */
  static Simulation start(String folder) {
    try {
      return new Simulation(describe(folder).start());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "Cannot start the simulator: " + e.getMessage());
    }
  }

  /** Describes a simulator of a folder's rows, or of a generated estate when there is none. */
  static AzureSimulator.Builder describe(String folder) {
    if (folder.isEmpty()) {
      return describe(Estate.builder().build());
    }
    if (!Files.isDirectory(Path.of(folder))) {
      throw CommandFailure.usage("There is no folder " + folder + " with rows to simulate");
    }
    try {
      return AzureSimulator.builder().tables(Tables.folder(Path.of(folder)));
    } catch (IOException | RuntimeException e) {
      throw CommandFailure.usage("Cannot simulate the rows in " + folder + ": " + e.getMessage());
    }
  }

  /** Describes a simulator of an estate's rows and images. */
  static AzureSimulator.Builder describe(Estate estate) {
    return AzureSimulator.builder().tables(estate).registries(estate.registryContent());
  }

  /** A client that goes through the simulator's proxy and trusts its certificate. */
  HttpClient client() {
    return new JdkHttpClientBuilder(
            java.net.http.HttpClient.newBuilder().sslContext(simulator.sslContext()))
        .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, simulator.proxy()))
        .build();
  }

  /**
   * The application that the simulated tenant knows.
   *
   * @param client that it signs in through
   */
  static TokenCredential credential(HttpClient client) {
    return new ClientSecretCredentialBuilder()
        .httpClient(client)
        .tenantId(AzureSimulator.TENANT_ID)
        .clientId(AzureSimulator.CLIENT_ID)
        .clientSecret(AzureSimulator.CLIENT_SECRET)
        .build();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
