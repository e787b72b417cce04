package io.tributary.core.sink;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.Identity;
import io.tributary.record.OutputRecord;
import io.tributary.record.Score;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Output records, and the lines that a sink made of them. */
final class Lines {
  private Lines() {}

  static OutputRecord asset(String key, int revision, String name) {
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        OutputRecord.Kind.ASSET,
        key,
        "fake.machine",
        "Fake",
        "Fake",
        revision,
        false,
        Document.owning(Map.of("name", name)),
        new Identity("id", key),
        Optional.empty());
  }

  static OutputRecord finding(String key) {
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        OutputRecord.Kind.FINDING,
        key,
        "fake.issue",
        "Fake",
        "Fake",
        1,
        false,
        Document.owning(Map.of("title", "is bad")),
        new Identity("id", "a"),
        Optional.of(new Score(4, 80, "because")));
  }

  static Attempt attempt(String unit, int number) {
    return new Attempt("run", unit, number);
  }

  static Batch batch(Attempt attempt, long sequence, OutputRecord... records) {
    return new Batch(attempt, sequence, List.of(records));
  }

  static List<Document> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(Json::document).toList();
  }
}
