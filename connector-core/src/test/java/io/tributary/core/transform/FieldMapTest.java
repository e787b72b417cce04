package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMapTest {
  private static final FieldMap FINDINGS =
      FieldMap.resource(FieldMapTest.class, "misconfiguration.yaml");
  private static final FieldMap IMAGES = FieldMap.resource(FieldMapTest.class, "image.yaml");

  @Test
  void findingAndStubAreMadeOfOneRow() {
    Document row =
        Document.owning(
            Map.of(
                "id",
                "/Sub/A",
                "assetKey",
                "/sub/vm",
                "properties",
                Map.of(
                    "displayName",
                    "Close ports",
                    "status",
                    Map.of(
                        "code",
                        "Unhealthy",
                        "severity",
                        "High",
                        "firstEvaluationDate",
                        "3/4/2021 10:20:30 PM"),
                    "statusPerInitiative",
                    List.of(Map.of("policyInitiativeName", "ASC"), Map.of()))));

    Mapping.Mapped mapped = mapped(FINDINGS, row);

    assertThat(mapped.notes()).isEmpty();
    assertThat(mapped.records())
        .containsExactly(
            new Finding(
                "/sub/a",
                "/sub/vm",
                "High",
                "Unhealthy",
                Document.owning(
                    Map.of(
                        "findingGroup",
                        Map.of(
                            "findings",
                            List.of(
                                Map.of(
                                    "externalFindingId",
                                    "/Sub/A",
                                    "name",
                                    "Close ports",
                                    "severity",
                                    "High",
                                    "firstFoundOn",
                                    "2021-03-04T22:20:30Z",
                                    "policy",
                                    Map.of("title", "ASC"))))))),
            new Asset(
                "/sub/vm",
                true,
                Document.owning(
                    Map.of(
                        "asset",
                        Map.of(
                            "assetHeader",
                            Map.of(
                                "externalAssetId",
                                "/sub/vm",
                                "assetTypeName",
                                "azure-resource"))))));
  }

  @Test
  void arraysAreZippedByIndex() {
    Document row =
        Document.owning(
            Map.of(
                "digest",
                "sha256:1",
                "history",
                List.of(Map.of("size", "10", "digest", "a"), Map.of("digest", "b")),
                "cwe",
                List.of(Map.of("id", "CWE-1"), Map.of("id", "CWE-2"))));

    Mapping.Mapped mapped = mapped(IMAGES, row);

    assertThat(mapped.records().get(0).document())
        .isEqualTo(
            Document.owning(
                Map.of(
                    "layers",
                    List.of(Map.of("sizeInBytes", 10, "digest", "a"), Map.of("digest", "b")),
                    "cweIds",
                    List.of("CWE-1", "CWE-2"))));
  }

  @Test
  void rowWithoutKeyFails() {
    assertThat(FINDINGS.apply(row(Document.empty())))
        .isEqualTo(Mapping.fail("record.key is missing: there is nothing at \"id\""));
  }

  private static Mapping.Mapped mapped(FieldMap map, Document document) {
    return (Mapping.Mapped) map.apply(row(document));
  }

  private static SourceRecord row(Document document) {
    return new SourceRecord("test", "", document);
  }
}
