package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
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
}
