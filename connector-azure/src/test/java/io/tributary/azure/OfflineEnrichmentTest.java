package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.SourceRecord;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OfflineEnrichmentTest {
  private static final String MACHINE =
      "/subscriptions/S/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/VM";

  private static SourceRecord enriched(String dataset, String row) throws InterruptedException {
    return new OfflineEnrichment().enrich(new SourceRecord(dataset, "r", Json.document(row)));
  }

  @Test
  void findingGetsWhatItIsAbout() throws InterruptedException {
    SourceRecord row =
        enriched(
            "azure.misconfiguration",
            "{\"id\": \""
                + MACHINE
                + "/providers/Microsoft.Security/assessments/a\", \"properties\":"
                + " {\"resourceDetails\": {\"Id\": \""
                + MACHINE
                + "\"}}}");

    assertThat(row.document().text("assetKey")).contains(MACHINE.toLowerCase(Locale.ROOT));
  }

  @Test
  void assetGetsItsTags() throws InterruptedException {
    assertThat(
            enriched("azure.virtual-machine", "{\"id\": \"x\", \"tags\": {\"env\": \"prod\"}}")
                .document()
                .text("externalTags[0].name"))
        .contains("env");
  }

  @Test
  void rowThatIsEnrichedOrOfAnUnknownDatasetStaysAsItIs() throws InterruptedException {
    assertThat(
            enriched("azure.misconfiguration", "{\"id\": \"x\", \"assetKey\": \"own\"}").document())
        .isEqualTo(Json.document("{\"id\": \"x\", \"assetKey\": \"own\"}"));
    assertThat(enriched("mine", "{\"tags\": {\"a\": \"b\"}}").document().keys())
        .containsExactly("tags");
  }
}
