package io.tributary.azure;

import io.tributary.azure.enrich.AssessedResources;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.Table;
import io.tributary.testkit.contract.TransformMapContract;
import io.tributary.testkit.estate.Estate;
import io.tributary.transform.TransformMap;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

class MisconfigurationMapContractTest extends TransformMapContract {
  private static final String DATASET = "azure.misconfiguration";

  @Override
  protected TransformMap map() {
    return DefenderForCloud.builder()
        .credential(request -> Mono.empty())
        .build()
        .maps()
        .get(DATASET);
  }

  @Override
  protected List<SourceRecord> samples() {
    Table table =
        Estate.builder().findings(100).vulnerabilities(0).build().table("securityresources");
    List<SourceRecord> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      Document row = Document.owning(table.row(i));
      if (row.text("type").orElse("").equals("microsoft.security/assessments")) {
        rows.add(new SourceRecord(DATASET, row.text("id").orElse(""), row));
      }
    }
    return new AssessedResources().enrich(rows).records();
  }
}
