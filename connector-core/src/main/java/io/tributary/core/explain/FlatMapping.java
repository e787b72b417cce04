package io.tributary.core.explain;

import io.tributary.record.Asset;
import io.tributary.record.Finding;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a map made of a row, value by value.
 *
 * @param outcome what became of the row, in words
 * @param records values by place, by what the record is
 */
record FlatMapping(String outcome, Map<Name, Map<String, Object>> records) {
  static FlatMapping of(Mapping mapping) {
    Map<Name, Map<String, Object>> records = new LinkedHashMap<>();
    if (mapping instanceof Mapping.Skipped skipped) {
      return new FlatMapping("skipped: " + skipped.rule(), records);
    }
    if (mapping instanceof Mapping.Failed failed) {
      return new FlatMapping("failed: " + failed.reason(), records);
    }
    Map<Name, Integer> alike = new HashMap<>();
    for (TargetRecord record : ((Mapping.Mapped) mapping).records()) {
      Name name = new Name(kind(record), record.key(), 0);
      int before = alike.merge(name, 1, Integer::sum) - 1;
      records.put(new Name(name.kind(), name.key(), before), values(record));
    }
    return new FlatMapping("mapped", records);
  }

  private static String kind(TargetRecord record) {
    if (record instanceof Asset asset) {
      return asset.stub() ? "stub" : "asset";
    }
    return "finding";
  }

  private static Map<String, Object> values(TargetRecord record) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (record instanceof Finding finding) {
      values.put("record.asset", finding.assetKey());
      values.put("record.severity", finding.severity());
      values.put("record.status", finding.status());
      values.values().removeIf(""::equals);
    }
    Leaves.of(record.document(), (place, value) -> values.put(place.toString(), value));
    return values;
  }

  /**
   * What a record is.
   *
   * @param kind asset, stub or finding
   * @param key its key
   * @param before how many of the same kind and key the row has before
   */
  record Name(String kind, String key, int before) {}
}
