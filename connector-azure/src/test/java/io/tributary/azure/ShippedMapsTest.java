package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Connector;
import io.tributary.core.json.Json;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class ShippedMapsTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();

  /** Lines of {@code map | source | target}. */
  static Stream<String> promisedFields() {
    return new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ShippedMapsTest.class.getResourceAsStream("promised-fields.txt")),
                StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("promisedFields")
  void everyPromisedFieldIsThere(String line) {
    String[] promise = line.split(" \\| ", -1);
    FieldMap map = (FieldMap) DEFENDER.maps().get(promise[0]);

    Field field =
        map.fields().stream()
            .filter(candidate -> candidate.target().equals(promise[2]))
            .findFirst()
            .orElseThrow(() -> new AssertionError("Nothing is mapped to " + promise[2]));

    if (promise[1].startsWith("constant ")) {
      assertThat(field.constant()).contains(promise[1].substring("constant ".length()));
    } else {
      assertThat(field.sources()).contains(promise[1]);
    }
  }

  @Test
  void nothingIsPromisedTwiceOrForgotten() {
    assertThat(promisedFields()).hasSize(121).doesNotHaveDuplicates();
  }

  private static Mapping map(String dataset, String json) {
    Document row = Json.document(json);
    return DEFENDER
        .maps()
        .get(dataset)
        .apply(new SourceRecord(dataset, row.text("id").orElse(""), row));
  }

  @Test
  void anAssessmentBecomesAFindingAndAStub() {
    Mapping.Mapped mapped =
        (Mapping.Mapped)
            map(
                "azure.misconfiguration",
                """
                {
                  "id": "/subscriptions/S/x/vm/providers/Microsoft.Security/assessments/A1",
                  "assetKey": "/subscriptions/s/x/vm", "assetId": "/subscriptions/S/x/vm",
                  "assetName": "vm", "assetType": "azure-virtual-machine",
                  "properties": {
                    "displayName": "Close the ports",
                    "timeGenerated": "2026-05-01T10:00:00.1234567+02:00",
                    "resourceDetails": {"id": "/subscriptions/S/x/vm", "ResourceName": ""},
                    "metadata": {"severity": "High", "assessmentType": "BuiltIn",
                      "description": "<b>open</b>", "remediationDescription": "close",
                      "policyDefinitionId": "/policies/1"},
                    "status": {"code": "Unhealthy", "firstEvaluationDate": "2026-01-01T00:00:00Z",
                      "statusChangeDate": "2026-02-01T00:00:00Z"},
                    "statusPerInitiative": [
                      {"policyInitiativeName": "ASC Default"}, {"policyInitiativeName": "Second"}]
                  }
                }""");

    assertThat(mapped.notes()).isEmpty();
    Finding finding = (Finding) mapped.records().get(0);
    assertThat(finding.key())
        .isEqualTo("/subscriptions/s/x/vm/providers/microsoft.security/assessments/a1");
    assertThat(finding.severity()).isEqualTo("High");
    assertThat(finding.status()).isEqualTo("Unhealthy");
    assertThat(finding.document())
        .isEqualTo(
            Json.document(
                """
                {"findingGroup": {"findings": [{
                  "externalFindingId":
                    "/subscriptions/S/x/vm/providers/Microsoft.Security/assessments/A1",
                  "name": "Close the ports", "description": "<b>open</b>", "severity": "High",
                  "findingStatus": "Unhealthy", "firstFoundOn": "2026-01-01T00:00:00Z",
                  "lastFoundOn": "2026-05-01T08:00:00.1234567Z",
                  "remediation": {"remediationStrategy": "close"},
                  "asset": {"externalAssetId": "/subscriptions/S/x/vm", "assetName": "vm",
                    "assetTypeName": "azure-virtual-machine"},
                  "findingType": {"misconfiguration": {"policy": {
                    "type": "BuiltIn", "policyId": "/policies/1", "title": "ASC Default"}}}
                }]}}"""));
    assertThat(mapped.records().get(1))
        .isEqualTo(
            new Asset(
                "/subscriptions/s/x/vm",
                true,
                Json.document(
                    """
                    {"asset": {
                      "assetHeader": {"assetTypeName": "azure-virtual-machine",
                        "externalAssetId": "/subscriptions/S/x/vm",
                        "vendorAssetId": "/subscriptions/S/x/vm"},
                      "assetDetail": {"name": "vm"}
                    }}""")));
  }

  @Test
  void anAssessmentAboutNothingFails() {
    assertThat(map("azure.misconfiguration", "{\"id\": \"x\", \"properties\": {}}"))
        .isInstanceOfSatisfying(
            Mapping.Failed.class, failed -> assertThat(failed.reason()).contains("assetKey"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"broken\"",
        "{\"status\": \"broken\"}",
        "{\"metadata\": \"broken\"}",
        "{\"resourceDetails\": \"broken\"}"
      })
  void anAssessmentWithAStringWhereAnObjectIsExpectedFails(String properties) {
    assertThat(
            map(
                "azure.misconfiguration",
                "{\"id\": \"x\", \"assetKey\": \"a\", \"properties\": " + properties + "}"))
        .isInstanceOfSatisfying(
            Mapping.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .startsWith("The row is broken: text at \"properties")
                    .endsWith("where an object is expected"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"broken\"",
        "{\"storageProfile\": \"broken\"}",
        "{\"osProfile\": \"broken\"}",
        "{\"networkProfile\": \"broken\"}"
      })
  void aVirtualMachineWithAStringWhereAnObjectIsExpectedFails(String properties) {
    assertThat(map("azure.virtual-machine", "{\"id\": \"x\", \"properties\": " + properties + "}"))
        .isInstanceOfSatisfying(
            Mapping.Failed.class,
            failed -> assertThat(failed.reason()).endsWith("where an object is expected"));
  }

  @Test
  void aVirtualMachineBecomesAnAsset() {
    Mapping.Mapped mapped =
        (Mapping.Mapped)
            map(
                "azure.virtual-machine",
                """
                {
                  "id": "/subscriptions/S/VM", "name": "VM", "tenantId": "t", "location": "eastus",
                  "resourceGroup": "rg", "subscriptionId": "S", "osDiskId": "/disk",
                  "externalTags": [{"name": "env", "value": "prod"}],
                  "primaryNetworkInterface": {"nicId": "/nic",
                    "nicProperties": {"macAddress": "00-0D-3A-00-00-01"},
                    "publicIpProperties": {"ipAddress": "203.0.113.7"}},
                  "properties": {
                    "timeCreated": "2026-01-01T00:00:00Z", "vmId": "v-1",
                    "osProfile": {"computerName": "host"},
                    "storageProfile": {"osDisk": {"osType": "Linux"},
                      "imageReference": {"publisher": "canonical", "sku": "22_04"}}
                  }
                }""");

    Asset asset = (Asset) mapped.records().get(0);
    assertThat(asset.key()).isEqualTo("/subscriptions/s/vm");
    assertThat(asset.stub()).isFalse();
    assertThat(asset.document())
        .isEqualTo(
            Json.document(
                """
                {"asset": {
                  "assetHeader": {"externalAssetId": "/subscriptions/S/VM",
                    "vendorAssetId": "/subscriptions/S/VM",
                    "assetTypeName": "azure-virtual-machine"},
                  "assetDetail": {
                    "name": "VM", "hostname": "VM", "hostIdentity": {"hostname": "VM"},
                    "cloudInfo": {"tenantId": "t", "region": "eastus", "accountId": "S"},
                    "sourceCreatedAt": "2026-01-01T00:00:00Z",
                    "externalTags": [{"name": "env", "value": "prod"}],
                    "operatingSystem":
                      {"name": "Linux", "publisher": "canonical", "version": "22_04"},
                    "computeAssetClass": {"cloudInstance": {
                      "resourceGroupName": "rg", "imageId": "/disk", "id": "v-1",
                      "hostname": "host", "networkInterfaceId": "/nic",
                      "macAddress": "00-0D-3A-00-00-01", "publicIpv4Address": "203.0.113.7"}}
                  }
                }}"""));
    assertThat(mapped.notes()).isEmpty();
  }
}
