package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process with an account of its own: what it says, and never the secret. */
class CheckIT {
  private static final String SECRET = "wrong~and~never~to~be~seen";

  @TempDir private Path folder;

  @Test
  void wrongSecretIsSaidAndStopsTheRest() throws Exception {
    try (AzureSimulator azure = AzureSimulator.builder().tables(Estate.builder().build()).start()) {
      Outcome outcome =
          client(azure).withAccount(AzureSimulator.TENANT_ID, SECRET).tributary("check");

      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FAILED.value());
      assertThat(outcome.out())
          .contains("FAILED   token", "the client secret is wrong", "SKIPPED  registry");
      assertThat(outcome.out() + outcome.err())
          .doesNotContain(SECRET, AzureSimulator.CLIENT_SECRET);
    }
  }

  @Test
  void noRoleAtAllIsSaid() throws Exception {
    try (AzureSimulator azure =
        AzureSimulator.builder().tables(Estate.builder().build()).accessible(Set.of()).start()) {
      Outcome outcome = client(azure).withAccount().tributary("check");

      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FAILED.value());
      assertThat(outcome.out()).contains("OK       token", "FAILED   scope", "SKIPPED  role");
    }
  }

  @Test
  @Timeout(30) // Those of a preflight, and what two starts take on a busy machine.
  void proxyThatSaysNothingIsGivenUp() throws Exception {
    try (AzureSimulator azure = AzureSimulator.builder().start();
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      azure.writeTrustStore(folder.resolve("trust.p12"), "changeit".toCharArray());
      Outcome outcome =
          new ChildJvm(folder)
              .through(silent.getLocalPort(), folder.resolve("trust.p12"))
              .withAccount()
              .tributary("check");

      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FAILED.value());
      assertThat(outcome.out()).contains("FAILED   token", "check the network");
    }
  }

  private ChildJvm client(AzureSimulator azure) throws Exception {
    Path trustStore = folder.resolve("trust.p12");
    azure.writeTrustStore(trustStore, "changeit".toCharArray());
    return new ChildJvm(folder).through(azure.proxy().getPort(), trustStore);
  }
}
