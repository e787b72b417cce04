package io.tributary.core.transform;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Note;
import java.util.List;

/** Runs maps in tests. */
final class MapRuns {
  private MapRuns() {}

  /** A map of one asset, whose key is always there, with fields as a map file has them. */
  static FieldMap assetMap(String... fields) {
    StringBuilder text =
        new StringBuilder("name: test\nversion: 1\nrecord: {kind: asset, key: {constant: k}}\n");
    text.append("fields:\n");
    for (String field : fields) {
      text.append("  - {").append(field).append("}\n");
    }
    return FieldMap.parse(text.toString(), "test.yaml");
  }

  static Mapping apply(FieldMap map, String row) {
    return map.apply(new SourceRecord("test", "", Json.document(row)));
  }

  static Mapping.Mapped mapped(FieldMap map, String row) {
    return (Mapping.Mapped) apply(map, row);
  }

  /** The document of the first record, as JSON. */
  static String output(FieldMap map, String row) {
    return Json.text(mapped(map, row).records().get(0).document());
  }

  static List<Note> notes(FieldMap map, String row) {
    return mapped(map, row).notes();
  }

  static Document json(String text) {
    return Json.document(text);
  }
}
