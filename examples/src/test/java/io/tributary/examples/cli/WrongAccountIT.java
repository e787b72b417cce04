package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Azure refuses, or cannot be asked: one clear sentence, exit code 4, and never the secret.
 */
class WrongAccountIT {
  private static final String SECRET = "wrong~and~never~to~be~seen";
  private static final String NO_TENANT = "00000000-1111-2222-3333-444444444444";

  @TempDir private Path folder;
  private AzureSimulator simulator;

  @BeforeEach
  void startSimulatorThatDeniesAccess() throws IOException {
    simulator =
        AzureSimulator.builder().tables(Estate.builder().build()).accessible(Set.of()).start();
    simulator.writeTrustStore(folder.resolve("trust.p12"), "changeit".toCharArray());
  }

  @AfterEach
  void stopSimulator() {
    simulator.close();
  }

  @Test
  void wrongSecret() throws Exception {
    assertThat(sentence(client(port()).withAccount(AzureSimulator.TENANT_ID, SECRET)))
        .contains("Cannot sign in: ", "secret", "AADSTS7000215");
  }

  @Test
  void unknownApplication() throws Exception {
    ChildJvm client =
        client(port())
            .withAccount(AzureSimulator.TENANT_ID, SECRET)
            .variable("AZURE_CLIENT_ID", NO_TENANT);

    assertThat(sentence(client)).contains("Cannot sign in: ", "application", "AADSTS700016");
  }

  @Test
  void unknownTenant() throws Exception {
    assertThat(sentence(client(port()).withAccount(NO_TENANT, SECRET)))
        .contains("Cannot sign in: ", "tenant", "AADSTS90002");
  }

  @Test
  void tenantThatIsNeitherAnIdNorADomain() throws Exception {
    assertThat(sentence(client(port()).withAccount("nope", SECRET)))
        .contains("Cannot sign in: ", "tenant");
  }

  @Test
  void noAccess() throws Exception {
    assertThat(sentence(client(port()).withAccount())).contains("subscriptions");
  }

  @Test
  void proxyThatIsNotThere() throws Exception {
    assertThat(sentence(client(closedPort()).withAccount(AzureSimulator.TENANT_ID, SECRET)))
        .contains(
            "cannot reach https://login.microsoftonline.com", "check the network and the proxy");
  }

  @Test
  void proxyThatSaysNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      ChildJvm client = client(silent.getLocalPort()).withAccount(AzureSimulator.TENANT_ID, SECRET);

      assertThat(sentence(client)).contains("no answer in time", "check the network and the proxy");
    }
  }

  @Test
  void certificateThatIsNotTrusted() throws Exception {
    ChildJvm client =
        new ChildJvm(folder)
            .options("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + port())
            .withAccount(AzureSimulator.TENANT_ID, SECRET);

    assertThat(sentence(client))
        .contains("no trusted TLS connection", "check the proxy and the trust store");
  }

  @Test
  void noCredentialAtAll() throws Exception {
    ChildJvm client = client(port()).variable("HOME", folder.toString());

    assertThat(sentence(client)).contains("Cannot sign in: ");
  }

  /** What a sync complains of, having made sure that nothing else is left of it. */
  private String sentence(ChildJvm client) throws Exception {
    Outcome outcome = client.tributary("sync", "--out", "out");

    String sentence = outcome.sentence(ExitCode.FAILED);
    OutputFiles files = new OutputFiles(folder.resolve("out"));
    assertThat(files.names()).containsExactly("report.json");
    assertThat(files.report().text("state")).contains("FAILED");
    assertThat(outcome.out() + outcome.err() + files.text())
        .doesNotContain(SECRET, AzureSimulator.CLIENT_SECRET);
    return sentence;
  }

  private ChildJvm client(int proxyPort) {
    return new ChildJvm(folder).through(proxyPort, folder.resolve("trust.p12"));
  }

  private int port() {
    return simulator.proxy().getPort();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
