package io.tributary.core.sink;

import static io.tributary.core.sink.Lines.asset;
import static io.tributary.core.sink.Lines.attempt;
import static io.tributary.core.sink.Lines.batch;
import static io.tributary.core.sink.Lines.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.core.json.Json;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSinkTest {
  @TempDir private Path parent;
  private Path folder;
  private JsonLinesSink sink;

  @BeforeEach
  void open() {
    folder = parent.resolve("new").resolve("out");
    sink = new JsonLinesSink(folder);
    sink.open("run");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void write(Attempt attempt, OutputRecord... records) {
    sink.begin(attempt);
    sink.write(batch(attempt, 1, records));
  }

  private void deliver(Attempt attempt, OutputRecord... records) {
    write(attempt, records);
    sink.commit(attempt);
  }

  @Test
  void aLineHasWhatTheContractSays() throws Exception {
    deliver(attempt("a", 1), asset("k", 2, "vm"), finding("f"));
    sink.finish();
    sink.close();

    assertThat(folder.resolve("assets.jsonl"))
        .content()
        .isEqualTo(
            """
            {"op":"UPSERT","kind":"ASSET","key":"k","dataset":"fake.machine","source":"Fake",\
            "vendorProductName":"Fake","revision":2,"document":{"name":"vm"},\
            "identity":{"rule":"id","key":"k"}}
            """);
    assertThat(folder.resolve("findings.jsonl"))
        .content()
        .isEqualTo(
            """
            {"op":"UPSERT","kind":"FINDING","key":"f","dataset":"fake.issue","source":"Fake",\
            "vendorProductName":"Fake","revision":1,"document":{"title":"is bad"},\
            "identity":{"rule":"id","key":"a"},\
            "score":{"severity":4,"qds":80,"reason":"because"}}
            """);
    assertThat(files()).containsExactly("assets.jsonl", "findings.jsonl");
  }

  @Test
  void nothingHasItsNameBeforeTheEnd() throws Exception {
    deliver(attempt("a", 1), asset("k", 1, "vm"));

    assertThat(files()).allMatch(name -> name.endsWith(".part"));

    sink.close();
    assertThat(files()).isEmpty();
  }

  @Test
  void aRunThatFailsLeavesTheFilesOfTheRunBefore() throws Exception {
    deliver(attempt("a", 1), asset("old", 1, "vm"));
    sink.finish();
    sink.close();

    sink.open("second");
    deliver(attempt("a", 1), asset("new", 1, "vm"));
    sink.close();

    assertThat(Lines.read(folder.resolve("assets.jsonl")))
        .extracting(line -> line.text("key").orElseThrow())
        .containsExactly("old");
    assertThat(files()).containsExactly("assets.jsonl", "findings.jsonl");
  }

  @Test
  void theHighestRevisionOfAKeyIsTheOneLine() throws Exception {
    deliver(attempt("a", 1), asset("x", 1, "first"), asset("y", 1, "only"));
    deliver(attempt("b", 1), asset("x", 3, "third"));
    deliver(attempt("c", 1), asset("x", 2, "second"));
    sink.finish();
    sink.close();

    assertThat(Lines.read(folder.resolve("assets.jsonl")))
        .extracting(line -> line.text("document.name").orElseThrow())
        .containsExactly("only", "third");
  }

  @Test
  void whatWasAbandonedOrNeverCommittedIsNotThere() throws Exception {
    Attempt first = attempt("a", 1);
    Attempt other = attempt("b", 1);
    sink.begin(first);
    sink.begin(other);
    sink.write(batch(first, 1, asset("x", 1, "void"), asset("z", 1, "void")));
    sink.write(batch(other, 1, asset("o", 1, "kept")));
    sink.write(batch(first, 2, asset("y", 1, "void")));
    sink.abandon(first);
    sink.commit(other);
    deliver(attempt("a", 2), asset("x", 1, "kept"));
    write(attempt("c", 1), asset("never", 1, "committed"));
    sink.finish();
    sink.close();

    assertThat(Lines.read(folder.resolve("assets.jsonl")))
        .extracting(line -> line.text("key").orElseThrow())
        .containsExactly("o", "x");
  }

  @Test
  void aHigherRevisionThatWasAbandonedDoesNotWin() throws Exception {
    deliver(attempt("a", 1), asset("x", 1, "kept"));
    write(attempt("b", 1), asset("x", 2, "void"));
    sink.abandon(attempt("b", 1));
    sink.finish();
    sink.close();

    assertThat(Lines.read(folder.resolve("assets.jsonl")))
        .extracting(line -> line.text("document.name").orElseThrow())
        .containsExactly("kept");
  }

  @Test
  void manyLinesAreCompactedInOrder() throws Exception {
    int keys = 40_000;
    for (int round = 1; round <= 2; round++) {
      Attempt attempt = attempt("round" + round, 1);
      sink.begin(attempt);
      List<OutputRecord> records = new ArrayList<>();
      for (int i = 0; i < keys; i += round) {
        records.add(asset("key-" + i, round, "r" + round));
      }
      sink.write(new Batch(attempt, 1, records));
      sink.commit(attempt);
    }
    sink.finish();
    sink.close();

    List<Document> lines = Lines.read(folder.resolve("assets.jsonl"));
    assertThat(lines).hasSize(keys);
    assertThat(lines.stream().map(line -> line.text("key").orElseThrow()).distinct()).hasSize(keys);
    assertThat(lines.stream().filter(line -> line.text("document.name").orElseThrow().equals("r2")))
        .hasSize(keys / 2);
  }

  @Test
  void linesAreUtf8AndEscaped() throws Exception {
    deliver(attempt("a", 1), asset("ключ \"1\"", 1, "line\nbreak \u2028 😀"));
    sink.finish();
    sink.close();

    List<Document> lines = Lines.read(folder.resolve("assets.jsonl"));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).text("document.name")).contains("line\nbreak \u2028 😀");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "in the way");
    try (JsonLinesSink blocked = new JsonLinesSink(file.resolve("out"))) {
      assertThatThrownBy(() -> blocked.open("run"))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("Cannot write to the folder " + file.resolve("out"))
          .extracting(e -> ((ConnectorException) e).kind())
          .isEqualTo(ErrorKind.SINK);
    }
  }

  @Test
  void aFullDiskIsSaidAndLeavesNothing() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no device that is always full");
    sink.close();
    Files.createSymbolicLink(folder.resolve("assets.jsonl.part"), full);
    sink.open("run");
    Attempt attempt = attempt("a", 1);
    sink.begin(attempt);

    assertThatThrownBy(() -> sink.write(batch(attempt, 1, asset("k", 1, "vm"))))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("No space left");

    sink.close();
    assertThat(files()).isEmpty();
  }

  @Test
  void closingTwiceIsFine() {
    sink.close();
    sink.close();
  }

  @Test
  void aStoppedRunGoesOnWithWhatWasCommitted() throws Exception {
    deliver(attempt("a", 1), asset("k", 1, "vm"));
    write(attempt("b", 1), asset("l", 1, "vm"));
    sink.suspend();
    sink.close();

    sink = new JsonLinesSink(folder);
    sink.resume("run");
    sink.abandon(attempt("b", 1));
    sink.commit(attempt("a", 1)); // A second time.
    deliver(attempt("b", 2), asset("m", 1, "vm"));
    sink.finish();
    sink.close();

    assertThat(Files.readAllLines(folder.resolve("assets.jsonl")))
        .extracting(line -> Json.document(line).text("key").orElseThrow())
        .containsExactly("k", "m");
    assertThat(files()).containsExactly("assets.jsonl", "findings.jsonl");
  }

  @Test
  void whatAFailedWriteLeavesIsWrittenOver() throws Exception {
    deliver(attempt("a", 1), asset("k", 1, "vm"));
    for (String file : List.of("assets.jsonl.part", "assets.jsonl.log.part")) {
      Files.writeString(folder.resolve(file), "x".repeat(1_000), StandardOpenOption.APPEND);
    }
    deliver(attempt("b", 1), asset("l", 1, "vm"));
    sink.suspend();
    sink.close();

    sink = new JsonLinesSink(folder);
    sink.resume("run");
    sink.finish();
    sink.close();

    assertThat(Files.readAllLines(folder.resolve("assets.jsonl")))
        .extracting(line -> Json.document(line).text("key").orElseThrow())
        .containsExactly("k", "l");
  }

  @Test
  void anotherRunIsNotGoneOnWith() {
    sink.suspend();
    sink.close();
    JsonLinesSink other = new JsonLinesSink(folder);

    assertThatThrownBy(() -> other.resume("another"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("not of the run that stopped");
  }
}
