package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import io.tributary.Connector;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.identify.IdentificationRules;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.source.Dataset;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class DefenderForCloudTest {
  private static final TokenCredential NOBODY = request -> Mono.empty();

  private final Connector defender = DefenderForCloud.builder().credential(NOBODY).build();

  @Test
  void aConnectorSaysWhatItHas() {
    assertThat(defender.name()).isEqualTo("Defender for Cloud");
    assertThat(defender.datasets())
        .extracting(Dataset::name)
        .startsWith("azure.virtual-machine", "azure.container-instance", "azure.serverless")
        .contains("azure.misconfiguration", "azure.vulnerability.software")
        .hasSize(16);
    assertThat(defender.datasets()).extracting(dataset -> dataset.kind().name()).isSorted();
    List<String> targets = List.of("etm", "etm.delivered");
    assertThat(defender.maps().names())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(defender.datasets().stream().map(Dataset::map), OcsfMaps.names().stream())
                .toList());
    assertThat(defender.models().names())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    defender.datasets().stream().map(Dataset::name),
                    OcsfMaps.names().stream(),
                    targets.stream())
                .flatMap(names -> names)
                .toList());
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                DefenderForCloud.builder()
                    .httpClient(new JdkHttpClientBuilder().build())
                    .proxy(
                        new ProxyOptions(
                            ProxyOptions.Type.HTTP, InetSocketAddress.createUnresolved("p", 1)))
                    .findingStatuses()
                    .resourceTypes("nonsense", "microsoft.sql/servers/databases")
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no credential")
        .hasMessageContaining("a client and a proxy")
        .hasMessageContaining("no finding status")
        .hasMessageContaining("\"nonsense\" is not a resource type")
        .hasMessageContaining("\"microsoft.sql/servers/databases\" is not a resource type");
  }

  @ParameterizedTest
  @CsvSource({"Low,2,30", "MEDIUM,3,55", "high,4,80", " Critical ,5,95", "'',3,55", "Odd,3,55"})
  void itsScoresFollowThePublishedBands(String word, int severity, int qds) {
    Finding finding = new Finding("f", "a", word, "Unhealthy", Document.empty());

    assertThat(defender.scores().score(finding).severity()).isEqualTo(severity);
    assertThat(defender.scores().score(finding).qds()).isEqualTo(qds);
  }

  @Test
  void theNativeKeyIsItsMostTrustedRuleAndTheAddressIsOff() {
    IdentificationRules rules = defender.rules();

    assertThat(rules.entries().get(0).rule().name()).isEqualTo("source-native-key");
    assertThat(rules.entries())
        .filteredOn(entry -> !entry.enabled())
        .extracting(entry -> entry.rule().name())
        .containsExactly("ip-address");
  }
}
