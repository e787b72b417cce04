package io.tributary.testkit.contract.host;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.contract.TransformMapContract;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.List;
import java.util.Map;

class NameMapTest extends TransformMapContract {
  static final SourceRecord SAMPLE =
      new SourceRecord(
          "contoso.machine",
          "a",
          Document.owning(
              Map.of("id", "a", "properties", Map.of("name", "web", "ports", List.of(22, 443)))));

  @Override
  protected TransformMap map() {
    return row ->
        row.document()
            .text("properties.name")
            .filter(name -> !name.isBlank())
            .map(name -> Mapping.of(new Asset(name, false, row.document())))
            .orElseGet(() -> Mapping.fail("properties.name is not a text"));
  }

  @Override
  protected List<SourceRecord> samples() {
    return List.of(SAMPLE);
  }
}
