package io.tributary.core.sink;

import io.tributary.core.json.JsonLines;
import io.tributary.record.OutputRecord;
import io.tributary.record.Score;

/** One output record as one line of JSON. */
final class RecordLines {
  private RecordLines() {}

  static void write(OutputRecord record, JsonLines to) {
    to.begin()
        .field("op", record.op().name())
        .field("kind", record.kind().name())
        .field("key", record.key())
        .field("dataset", record.dataset())
        .field("source", record.source())
        .field("vendorProductName", record.vendorProductName())
        .field("revision", record.revision());
    if (record.stub()) {
      to.field("stub", true);
    }
    to.field("document", record.document())
        .begin("identity")
        .field("rule", record.identity().rule())
        .field("key", record.identity().key())
        .end();
    if (record.score().isPresent()) {
      Score score = record.score().get();
      to.begin("score")
          .field("severity", score.severity())
          .field("qds", score.qds())
          .field("reason", score.reason())
          .end();
    }
    to.endLine();
  }
}
