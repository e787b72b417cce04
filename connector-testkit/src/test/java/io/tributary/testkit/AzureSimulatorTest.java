package io.tributary.testkit;

import static io.tributary.testkit.SimulatedClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.testkit.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureSimulatorTest {

  private static final String SUBSCRIPTION = "11111111-0000-4000-8000-000000000001";

  private AzureSimulator azure;

  private SimulatedClient start(AzureSimulator.Builder builder) throws IOException {
    azure = builder.start();
    return new SimulatedClient(azure);
  }

  private static AzureSimulator.Builder withRows() {
    return AzureSimulator.builder()
        .tables(
            Tables.of(
                Map.of(
                    "resources",
                    List.of(
                        Map.of(
                            "id",
                            "/a",
                            "type",
                            "microsoft.x/y",
                            "subscriptionId",
                            SUBSCRIPTION)))));
  }

  @AfterEach
  void close() {
    if (azure != null) {
      azure.close();
    }
  }

  @Test
  void signsInAndAnswersAQueryUnderTheRealNames() throws IOException {
    SimulatedClient client = start(withRows());

    JsonNode answer = json(client.query(client.token(), "resources | project id", ""));

    assertThat(answer.toString())
        .isEqualTo(
            "{\"totalRecords\":1,\"count\":1,\"data\":[{\"id\":\"/a\"}],\"facets\":[],"
                + "\"resultTruncated\":\"false\"}");
  }

  @Test
  void recordsRequestsWithoutSecrets() throws IOException {
    SimulatedClient client = start(withRows());
    String token = client.token();
    client.query(token, "resources | count", "");
    client.get(SimulatedClient.GRAPH);

    assertThat(azure.requests())
        .extracting(RecordedRequest::host, RecordedRequest::principal, RecordedRequest::status)
        .containsExactly(
            tuple("login.microsoftonline.com", AzureSimulator.CLIENT_ID, 200),
            tuple("management.azure.com", AzureSimulator.CLIENT_ID, 200),
            tuple("management.azure.com", "", 401));
    assertThat(azure.queries()).containsExactly("resources | count");
    assertThat(azure.requests().toString())
        .doesNotContain(AzureSimulator.CLIENT_SECRET)
        .doesNotContain(token);
  }

  @Test
  void letsNoOtherHostThrough() throws IOException {
    SimulatedClient client = start(AzureSimulator.builder());

    assertThatThrownBy(() -> client.get("https://example.com/")).isInstanceOf(IOException.class);

    assertThat(azure.refusedHosts()).containsExactly("example.com");
    assertThat(azure.requests()).isEmpty();
  }

  @Test
  void refusesATunnelWhereTheDoorkeeperDoes() throws IOException {
    SimulatedClient client =
        start(
            AzureSimulator.builder()
                .doorkeeper(
                    host ->
                        host.startsWith("management.")
                            ? Optional.of(HttpReply.of(502))
                            : Optional.empty()));

    assertThat(client.token()).isNotEmpty();
    assertThatThrownBy(() -> client.get(SimulatedClient.GRAPH))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("502");
    assertThat(azure.requests())
        .extracting(RecordedRequest::host)
        .containsOnly("login.microsoftonline.com");
  }

  @Test
  void writesATrustStoreThatAJvmCanRead(@TempDir Path folder) throws Exception {
    start(AzureSimulator.builder());
    Path file = folder.resolve("trust.p12");

    azure.writeTrustStore(file, "changeit".toCharArray());

    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    start(AzureSimulator.builder());
    int port = azure.proxy().getPort();

    assertThatThrownBy(() -> AzureSimulator.builder().proxyPort(port).start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void hasAllDaemonThreads() throws IOException {
    SimulatedClient client = start(withRows());
    client.token();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("azure-simulator"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }
}
