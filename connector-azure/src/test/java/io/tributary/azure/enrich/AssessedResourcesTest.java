package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessedResourcesTest {
  private static final String VM =
      "/subscriptions/aaaaaaaa-0000-0000-0000-000000000000/resourceGroups/RG"
          + "/providers/Microsoft.Compute/virtualMachines/Vm-1";
  private static final String ROW_ID = VM + "/providers/Microsoft.Security/assessments/1";

  private static Document enriched(String id, Map<String, Object> details) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("properties", Map.of("resourceDetails", details));
    SourceRecord record = new SourceRecord("azure.misconfiguration", id, Document.owning(row));
    return new AssessedResources().enrich(List.of(record)).records().get(0).document();
  }

  @Test
  void theNativeIdComesFirst() {
    Document row =
        enriched(
            ROW_ID, Map.of("NativeResourceId", "arn:aws:x", "Id", "/other", "ResourceName", "n"));

    assertThat(row.text("assetKey")).contains("arn:aws:x");
    assertThat(row.text("assetName")).contains("n");
    assertThat(row.value("assetType")).isNull();
  }

  @Test
  void thenTheIdInEitherCasing() {
    Document row = enriched("/elsewhere", Map.of("id", VM, "nativeResourceId", ""));

    assertThat(row.text("assetKey")).contains(VM.toLowerCase(Locale.ROOT));
    assertThat(row.text("assetId")).contains(VM);
    assertThat(row.text("assetName")).contains("Vm-1");
    assertThat(row.text("assetType")).contains("azure-virtual-machine");
  }

  @Test
  void thenWhatTheRowsOwnIdBeginsWith() {
    assertThat(enriched(ROW_ID, Map.of()).text("assetId")).contains(VM);
  }

  @Test
  void thenTheMachinesUuid() {
    Document row = enriched("odd", Map.of("VMUUID", "EC2AD76A", "MachineName", "pc-7"));

    assertThat(row.text("assetKey")).contains("ec2ad76a");
    assertThat(row.text("assetName")).contains("pc-7");
  }

  @Test
  void whatARowTellsDoesNotDependOnItsNeighbours() {
    List<SourceRecord> rows = new ArrayList<>();
    for (Map<String, Object> details :
        List.<Map<String, Object>>of(
            Map.of("Id", "entity-1", "ResourceName", "n"),
            Map.of(
                "Id",
                "entity-1",
                "ResourceName",
                "n",
                "Source",
                "Aws",
                "hierarchyId",
                "42",
                "region",
                "eu-west-1",
                "ResourceType",
                "machine"))) {
      rows.add(
          new SourceRecord(
              "d", "", Document.owning(Map.of("properties", Map.of("resourceDetails", details)))));
    }

    Document second = new AssessedResources().enrich(rows).records().get(1).document();

    assertThat(second.text("assetType")).contains("machine");
    assertThat(second.text("assetCloud.accountId")).contains("42");
    assertThat(second.text("assetCloud.region")).contains("eu-west-1");
  }

  @Test
  void whatIsAboutNothingStaysAsItIs() {
    Document row = enriched("odd", Map.of());

    assertThat(row.value("assetKey")).isNull();
  }

  @Test
  void anUnknownTypeStandsForItself() {
    Document row =
        enriched(
            "x", Map.of("Id", VM.replace("Microsoft.Compute/virtualMachines", "New.Kind/things")));

    assertThat(row.text("assetType")).contains("new.kind/things");
  }

  private static final String DIGEST = "sha256:" + "ab".repeat(32);

  @Test
  void aResourceOfGoogleHasOneKeyHoweverItIsNamed() {
    String key = "//compute.googleapis.com/projects/p/zones/z/instances/vm";

    for (String id :
        List.of(
            key,
            "https://www.googleapis.com/compute/v1/projects/p/zones/z/instances/VM",
            "https://compute.googleapis.com/compute/v1/projects/p/zones/z/instances/vm",
            "projects/p/zones/z/instances/vm")) {
      Document row = enriched("odd", Map.of("NativeResourceId", id, "Source", "GCP"));
      assertThat(row.text("assetKey")).as(id).contains(key);
      assertThat(row.text("assetType")).contains("gcp-compute-instance");
      assertThat(row.text("assetCloud.accountId")).contains("p");
      assertThat(row.text("assetCloud.region")).contains("z");
    }
  }

  @Test
  void anImageIsNamedAfterItsRepositoryAndKnowsItsAccount() {
    Document row =
        enriched(
            ROW_ID,
            Map.of(
                "Source",
                "Aws",
                "ResourceName",
                "cluster",
                "id",
                "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/web@" + DIGEST));

    assertThat(row.text("assetKey")).contains(DIGEST);
    assertThat(row.text("assetName")).contains("team/web");
    assertThat(row.text("assetCloud.accountId")).contains("123456789012");
    assertThat(row.text("assetCloud.region")).contains("us-east-1");
  }

  @Test
  void aDatabaseOnAMachineIsKnownByItsServerAndName() {
    Map<String, Object> details =
        Map.of(
            "source",
            "OnPremiseSql",
            "serverName",
            "SQL1",
            "databaseName",
            "master",
            "machineName",
            "vm");

    Document row = enriched(ROW_ID, details);
    assertThat(row.text("assetKey"))
        .contains(VM.toLowerCase(Locale.ROOT) + "/sqlservers/sql1/databases/master");
    assertThat(row.text("assetName")).contains("master");
    assertThat(row.text("assetType")).contains("sql-database");
    assertThat(row.text("assetCloud.provider")).contains("Azure");
    assertThat(
            enriched(ROW_ID, Map.of("Id", VM, "serverName", "s", "databaseName", "d"))
                .text("assetKey"))
        .contains(VM.toLowerCase(Locale.ROOT));
  }

  @Test
  void aRunningContainerIsOneWhateverTellsOfIt() {
    String container =
        "/subscriptions/s/resourcegroups/g/providers/microsoft.containerservice"
            + "/managedclusters/aks/securityentitydata/namespace-n-pod-p-container-c";
    String id = container + "/providers/Microsoft.Security/assessments/1";

    Document alone = enriched(id, Map.of("Id", container, "ResourceType", "K8s-container"));
    assertThat(alone.text("assetKey")).contains(container);
    assertThat(alone.text("assetType")).contains("kubernetes-container");
    Document image = enriched(id, Map.of("Id", "mcr.microsoft.com/a@" + DIGEST));
    assertThat(image.text("relatedKey")).contains(container);
    assertThat(image.text("relatedType")).contains("kubernetes-container");
  }

  @Test
  void rowsOfOneClusterTellOfItsScaleSetsEachOnItsOwn() {
    String cluster =
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/a";
    List<SourceRecord> page = new ArrayList<>();
    for (String prefix :
        List.of(
            cluster,
            "/subscriptions/s/resourceGroups/mc/providers/Microsoft.Compute"
                + "/virtualMachineScaleSets/pool1",
            "/subscriptions/s/resourceGroups/mc/providers/Microsoft.Compute"
                + "/virtualMachineScaleSets/pool2")) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", prefix + "/providers/Microsoft.Security/assessments/1/subassessments/2");
      row.put(
          "properties",
          Map.of(
              "additionalData",
              Map.of(
                  "aggregateServerResourceMetadata",
                  Map.of("managedAggregateResourceId", cluster))));
      page.add(new SourceRecord("d", "", Document.owning(row)));
    }

    List<SourceRecord> rows = new AssessedResources().enrich(page).records();

    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.document().text("assetKey"))
                    .contains(cluster.toLowerCase(Locale.ROOT)));
    assertThat(rows)
        .extracting(row -> row.document().text("relatedName").orElse(""))
        .containsExactly("", "pool1", "pool2");
  }
}
