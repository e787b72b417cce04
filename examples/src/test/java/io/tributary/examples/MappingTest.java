package io.tributary.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import org.junit.jupiter.api.Test;

/** How a host tests a map of its own: a row in, a record out, and no Azure anywhere. */
class MappingTest {
  private static final FieldMap MAP =
      FieldMap.resource(MappingTest.class, "machines-by-cost-center.yaml");

  @Test
  void machineHasItsCostCenter() {
    assertThat(map("{'id': '/Sub/VM1', 'name': 'vm1', 'tags': {'Cost-Center': '4711'}}"))
        .isInstanceOfSatisfying(
            Mapping.Mapped.class,
            mapped -> {
              TargetRecord machine = mapped.records().get(0);
              assertThat(machine.key()).isEqualTo("/sub/vm1");
              assertThat(machine.document().text("asset.assetDetail.name")).contains("vm1");
              assertThat(machine.document().text("asset.assetDetail.costCenter")).contains("4711");
            });
  }

  @Test
  void machineWithoutTagsHasTheDefault() {
    assertThat(map("{'id': '/sub/vm1', 'tags': null}"))
        .asInstanceOf(type(Mapping.Mapped.class))
        .extracting(mapped -> mapped.records().get(0).document())
        .extracting(machine -> machine.text("asset.assetDetail.costCenter").orElseThrow())
        .isEqualTo("unknown");
  }

  @Test
  void machineWithoutIdIsRefusedWithTheReason() {
    assertThat(map("{'name': 'vm1'}"))
        .isEqualTo(Mapping.fail("record.key is missing: there is nothing at \"id\""));
  }

  /** What the map makes of a row; single quotes spare the test a lot of backslashes. */
  private static Mapping map(String json) {
    return MAP.apply(
        new SourceRecord("azure.virtual-machine", "", Json.document(json.replace('\'', '"'))));
  }
}
