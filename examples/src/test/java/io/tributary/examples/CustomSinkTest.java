package io.tributary.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.Identity;
import io.tributary.record.OutputRecord;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.record.Score;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomSinkTest {
  private static final String HEADER = "\"severity\",\"qds\",\"title\",\"asset\",\"key\"\r\n";

  @TempDir private Path folder;
  private Path table;

  @BeforeEach
  void makeTheTableOfAnEarlierRun() throws IOException {
    table = Files.writeString(folder.resolve("findings.csv"), "earlier");
  }

  @Test
  void onlyWhatIsCommittedIsInTheTable() {
    Attempt first = new Attempt("run", "split", 1);
    Attempt second = new Attempt("run", "split", 2);
    try (CustomSink sink = new CustomSink(table)) {
      sink.open("run");
      sink.begin(first);
      sink.write(batch(first, finding("void", "title")));
      sink.abandon(first);
      sink.begin(second);
      sink.write(batch(second, finding("f1", "title"), asset("a1")));
      sink.write(batch(second, finding("f2", "title")));
      sink.commit(second);
      sink.finish();
    }

    assertThat(contentOf(table.toFile()))
        .isEqualTo(
            HEADER
                + "\"4\",\"80\",\"title\",\"asset\",\"f1\"\r\n"
                + "\"4\",\"80\",\"title\",\"asset\",\"f2\"\r\n");
  }

  @Test
  void tableOfAnEarlierRunStaysWhenARunFails() {
    Attempt attempt = new Attempt("run", "split", 1);
    try (CustomSink sink = new CustomSink(table)) {
      sink.open("run");
      sink.begin(attempt);
      sink.write(batch(attempt, finding("f1", "title")));
      sink.commit(attempt);
    }

    assertThat(table).hasContent("earlier");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void titlesAreQuotedAndNeverFormulas() {
    Attempt attempt = new Attempt("run", "split", 1);
    try (CustomSink sink = new CustomSink(table)) {
      sink.open("run");
      sink.begin(attempt);
      sink.write(batch(attempt, finding("f1", "a \"b\", c"), finding("f2", "=1+1")));
      sink.commit(attempt);
      sink.finish();
    }

    assertThat(contentOf(table.toFile())).contains("\"a \"\"b\"\", c\"", "\"'=1+1\"");
  }

  private static Batch batch(Attempt attempt, OutputRecord... records) {
    return new Batch(attempt, 1, List.of(records));
  }

  private static OutputRecord finding(String key, String title) {
    Document document =
        Json.document(
            "{\"findingGroup\": {\"findings\": [{\"name\": \"%s\"}]}}"
                .formatted(title.replace("\"", "\\\"")));
    return record(Kind.FINDING, key, document, Optional.of(new Score(4, 80, "a test")));
  }

  private static OutputRecord asset(String key) {
    return record(Kind.ASSET, key, Document.empty(), Optional.empty());
  }

  private static OutputRecord record(
      Kind kind, String key, Document document, Optional<Score> score) {
    Identity identity = new Identity("source-native-key", "asset");
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        kind,
        key,
        "azure.misconfiguration",
        "Defender for Cloud",
        "Defender for Cloud",
        1,
        false,
        document,
        identity,
        score);
  }
}
