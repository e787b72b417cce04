package io.tributary.core.run;

import static io.tributary.core.run.FakeConnector.ISSUES;
import static io.tributary.core.run.FakeConnector.MACHINES;
import static io.tributary.core.run.FakeConnector.issue;
import static io.tributary.core.run.FakeConnector.machine;
import static io.tributary.core.run.FakeConnector.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.checkpoint.FolderCheckpoints;
import io.tributary.core.json.Json;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.core.sink.Sinks;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.source.CheckpointStore;
import io.tributary.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs that end at every single thing they do to the world outside, as if the process were killed
 * there, and the runs that go on with them.
 */
@Timeout(120)
class ResumeTest {
  private static final String MORE = "fake.more";

  @TempDir private Path folder;

  private final Map<String, String> batches = new ConcurrentHashMap<>();
  private final Set<String> committed = ConcurrentHashMap.newKeySet();

  private static FakeConnector connector() {
    FakeConnector connector = new FakeConnector().moreIssues(MORE).splits(3).pageSize(2);
    for (int i = 0; i < 17; i++) {
      connector.rows(machine("m" + i), issue("i" + i, "m" + i % 7, "low"));
      // Some are the same findings again, and some are about machines that nobody knows.
      connector.rows(row(MORE, "i" + (i + 9), Map.of("id", "i" + (i + 9), "machine", "x" + i % 5)));
    }
    return connector.rows(row(MACHINES, "nameless", Map.of("id", "n")));
  }

  private Pipeline pipeline(String place, Life life, int concurrency) {
    return Pipeline.from(connector().heavyAbove(5))
        .spillFolder(folder.resolve("spill"))
        .deadLetters(folder.resolve(place).resolve("dead.jsonl"))
        .checkpoints(
            new MortalStore(new FolderCheckpoints(folder.resolve(place + ".checkpoint")), life))
        .concurrency(concurrency)
        .to(new MortalSink(new JsonLinesSink(folder.resolve(place)), life))
        .build();
  }

  /** Every line by its key, without the revision, which tells how often something came. */
  private Map<String, String> lines(String place, String file) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(place).resolve(file))) {
      Document document = Json.document(line);
      String content = line.replaceFirst("\"revision\":\\d+", "");
      assertThat(lines.put(document.text("key").orElseThrow(), content)).isNull();
    }
    return lines;
  }

  private Map<String, Object> everything(String place, RunReport report) throws IOException {
    return Map.of(
        "assets", lines(place, "assets.jsonl"),
        "findings", lines(place, "findings.jsonl"),
        "letters", new HashSet<>(Files.readAllLines(folder.resolve(place).resolve("dead.jsonl"))),
        "datasets", report.datasets(),
        "counts", List.of(report.assets(), report.findings(), report.findingsBySeverity()),
        "state", report.state());
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "1, 7", "3, 11"})
  void aRunKilledAnywhereIsResumedToTheTruth(int concurrency, int second) throws Exception {
    RunReport once = pipeline("truth", new Life(Integer.MAX_VALUE), concurrency).run();
    Map<String, Object> truth = everything("truth", once);
    assertThat(once.error()).isEmpty();
    batches.clear();

    int deaths = 0;
    for (int at = 1; deaths == at - 1; at++) {
      String place = "killed-" + at;
      committed.clear();
      batches.clear();
      Life first = new Life(at);
      pipeline(place, first, concurrency).run();
      deaths += first.isOver() ? 1 : 0;
      if (first.isOver() && second > 0) {
        pipeline(place, new Life(second), concurrency).resume();
      }
      RunReport resumed = pipeline(place, new Life(Integer.MAX_VALUE), concurrency).resume();

      assertThat(resumed.error()).as("killed at %s", at).isEmpty();
      assertThat(everything(place, resumed)).as("killed at %s", at).isEqualTo(truth);
      assertThat(folder.resolve(place)).isDirectoryNotContaining("glob:**.part");
      assertThat(folder.resolve(place + ".checkpoint")).doesNotExist();
    }
    assertThat(deaths).isGreaterThan(60);
  }

  @Test
  void whatWasCommittedIsNotReadAgain() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    CheckpointStore store = new FolderCheckpoints(folder.resolve("checkpoint"));
    Sink full =
        new MortalSink(new JsonLinesSink(folder.resolve("out")), new Life(Integer.MAX_VALUE)) {
          @Override
          public WriteResult write(Batch batch) throws InterruptedException {
            if (batch.attempt().unit().equals(ISSUES + ".1")) {
              throw new IllegalStateException("No space left on device");
            }
            return super.write(batch);
          }
        };
    FakeConnector counting = connector();
    counting.source(
        (split, checkpoint) -> {
          fetched.incrementAndGet();
          return counting.page(split, checkpoint);
        });
    Pipeline.Builder builder =
        Pipeline.from(counting).spillFolder(folder).checkpoints(store).concurrency(1);
    RunReport stopped = builder.to(full).build().run();
    int before = fetched.getAndSet(0);
    List<String> done = new ArrayList<>();

    RunReport resumed =
        builder
            .to(new JsonLinesSink(folder.resolve("out")))
            .listener(
                new RunListener() {
                  @Override
                  public void resumed(List<Split> splits) {
                    splits.forEach(split -> done.add(split.id()));
                  }
                })
            .build()
            .resume();

    assertThat(stopped.state()).isEqualTo(RunState.FAILED);
    assertThat(resumed.run()).isEqualTo(stopped.run());
    assertThat(done) // Others may have been read before the run noticed the failure.
        .contains(MACHINES + ".0", MACHINES + ".1", MACHINES + ".2", ISSUES + ".0")
        .doesNotContain(ISSUES + ".1");
    assertThat(before).isGreaterThanOrEqualTo(3 * (done.size() + 1));
    assertThat(fetched).hasValue(3 * (9 - done.size()));
    assertThat(resumed.datasets().get(ISSUES).completeness().complete()).isTrue();
  }

  @Test
  void aCommitThatFailsIsMadeUpFor() throws Exception {
    AtomicInteger commits = new AtomicInteger();
    Pipeline.Builder builder =
        Pipeline.from(connector())
            .spillFolder(folder)
            .checkpoints(new FolderCheckpoints(folder.resolve("checkpoint")))
            .concurrency(1);
    Sink failing =
        new MortalSink(new JsonLinesSink(folder.resolve("out")), new Life(Integer.MAX_VALUE)) {
          @Override
          public void commit(Attempt attempt) {
            if (commits.incrementAndGet() == 5) {
              throw new IllegalStateException("No space left on device");
            }
            super.commit(attempt);
          }
        };

    RunReport stopped = builder.to(failing).build().run();
    RunReport stillFull =
        builder
            .to(
                new MortalSink(
                    new JsonLinesSink(folder.resolve("out")), new Life(Integer.MAX_VALUE)) {
                  @Override
                  public void commit(Attempt attempt) {
                    throw new IllegalStateException("No space left on device");
                  }
                })
            .build()
            .resume();
    RunReport resumed = builder.to(new JsonLinesSink(folder.resolve("out"))).build().resume();

    assertThat(stopped.state()).isEqualTo(RunState.FAILED);
    assertThat(stillFull.state()).isEqualTo(RunState.FAILED);
    assertThat(resumed.error()).isEmpty();
    assertThat(lines("out", "findings.jsonl")).hasSizeGreaterThanOrEqualTo(25);
    assertThat(lines("out", "assets.jsonl")).hasSize(22);
    assertThat(resumed.assets()).isEqualTo(22);
  }

  @Test
  void whatAnOutageLeftUnreadIsReadByTheRunThatGoesOn() throws Exception {
    CheckpointStore store = new FolderCheckpoints(folder.resolve("checkpoint"));
    FakeConnector down = connector();
    down.source(
        (split, checkpoint) -> {
          if (split.id().equals(ISSUES + ".0")) {
            throw new ConnectorException(ErrorKind.UNAVAILABLE, "down");
          }
          return down.page(split, checkpoint);
        });
    Sink full =
        new MortalSink(new JsonLinesSink(folder.resolve("out")), new Life(Integer.MAX_VALUE)) {
          @Override
          public WriteResult write(Batch batch) throws InterruptedException {
            if (batch.attempt().unit().equals(ISSUES + ".2")) {
              throw new IllegalStateException("No space left on device");
            }
            return super.write(batch);
          }
        };
    Pipeline.Builder builder =
        Pipeline.from(down).spillFolder(folder).checkpoints(store).concurrency(1);
    builder.to(full).build().run();
    down.source(down::page);

    RunReport resumed = builder.to(new JsonLinesSink(folder.resolve("out"))).build().resume();

    assertThat(resumed.datasets().get(ISSUES).completeness().complete()).isTrue();
  }

  @Test
  void aRunThatIsCancelledIsResumed() throws Exception {
    CheckpointStore store = new FolderCheckpoints(folder.resolve("checkpoint"));
    FakeConnector stopping = connector();
    Pipeline[] running = new Pipeline[1];
    stopping.source(
        (split, checkpoint) -> {
          if (split.id().equals(ISSUES + ".2")) {
            running[0].cancel();
          }
          return stopping.page(split, checkpoint);
        });
    Pipeline.Builder builder =
        Pipeline.from(stopping).spillFolder(folder).checkpoints(store).concurrency(1);
    running[0] = builder.to(new JsonLinesSink(folder.resolve("out"))).build();

    RunReport stopped = running[0].run();
    stopping.source(stopping::page);
    RunReport resumed = builder.to(new JsonLinesSink(folder.resolve("out"))).build().resume();

    assertThat(stopped.state()).isEqualTo(RunState.CANCELLED);
    assertThat(resumed.error()).isEmpty();
    assertThat(lines("out", "findings.jsonl")).hasSize(26);
    assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void otherSettingsAreRefusedAndTheStoppedRunIsKept() throws Exception {
    pipeline("out", new Life(30), 1).run();
    Pipeline other =
        Pipeline.from(connector())
            .datasets(MACHINES)
            .checkpoints(new FolderCheckpoints(folder.resolve("out.checkpoint")))
            .to(Sinks.collecting())
            .build();

    RunReport refused = other.resume();

    assertThat(refused.error().orElseThrow().kind()).isEqualTo(ErrorKind.CONFIGURATION);
    assertThat(refused.error().orElseThrow()).hasMessageContaining("other settings");
    assertThat(pipeline("out", new Life(Integer.MAX_VALUE), 1).resume().error()).isEmpty();
  }

  @Test
  void otherSettingsOfTheHostAreRefused() throws Exception {
    pipeline("out", new Life(30), 1).run();
    Pipeline other =
        Pipeline.from(connector())
            .deadLetters(folder.resolve("out/dead.jsonl"))
            .checkpoints(new FolderCheckpoints(folder.resolve("out.checkpoint")))
            .settings("maps of May")
            .to(Sinks.collecting())
            .build();

    RunReport refused = other.resume();

    assertThat(refused.error().orElseThrow().kind()).isEqualTo(ErrorKind.CONFIGURATION);
    assertThat(refused.error().orElseThrow())
        .hasMessageContaining("other settings")
        .hasMessageEndingWith("; dead letters; maps of May; ");
    assertThat(pipeline("out", new Life(Integer.MAX_VALUE), 1).resume().error()).isEmpty();
  }

  @Test
  void lostFilesAreRefused() throws Exception {
    pipeline("out", new Life(30), 1).run();
    Files.delete(folder.resolve("out/findings.jsonl.part"));

    RunReport refused = pipeline("out", new Life(Integer.MAX_VALUE), 1).resume();

    assertThat(refused.error().orElseThrow())
        .hasMessageContaining("go on with the stopped run")
        .hasMessageContaining("findings.jsonl.part is missing");
    assertThat(folder.resolve("out/assets.jsonl.part")).exists();
  }

  @Test
  void aRunThatBeginsForgetsTheOneThatStopped() throws Exception {
    pipeline("out", new Life(30), 1).run();

    RunReport anew = pipeline("out", new Life(Integer.MAX_VALUE), 1).run();

    assertThat(anew.error()).isEmpty();
    assertThat(folder.resolve("out.checkpoint")).doesNotExist();
    assertThat(lines("out", "findings.jsonl")).hasSize(25);
  }

  @Test
  void withoutCheckpointsNothingIsResumed() {
    Pipeline pipeline = Pipeline.from(connector()).to(Sinks.collecting()).build();

    assertThatThrownBy(pipeline::resume)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("checkpoints");
  }

  /** A process that does so many things, and then nothing any more. */
  private static final class Life {
    private int left;

    Life(int deeds) {
      left = deeds;
    }

    synchronized void act() {
      if (--left < 0) {
        left = -1;
        throw new IllegalStateException("killed");
      }
    }

    synchronized boolean isOver() {
      return left < 0;
    }
  }

  /** Stores as long as the process lives; what it dies in is half done. */
  private record MortalStore(CheckpointStore store, Life life) implements CheckpointStore {
    @Override
    public void put(String name, Content content) {
      life.act();
      store.put(
          name,
          out -> {
            content.writeTo(out);
            life.act();
          });
    }

    @Override
    public InputStream read(String name) {
      return store.read(name);
    }

    @Override
    public void remove(String name) {
      life.act();
      store.remove(name);
    }

    @Override
    public Set<String> names() {
      return store.names();
    }

    @Override
    public void clear() {
      life.act();
      store.clear();
    }
  }

  /** Writes as long as the process lives, and watches what a sink is promised. */
  private class MortalSink implements Sink {
    private final Sink sink;
    private final Life life;

    MortalSink(Sink sink, Life life) {
      this.sink = sink;
      this.life = life;
    }

    @Override
    public void open(String run) {
      life.act();
      committed.clear();
      sink.open(run);
    }

    @Override
    public void resume(String run) {
      life.act();
      sink.resume(run);
    }

    @Override
    public void begin(Attempt attempt) {
      life.act();
      assertThat(committed).doesNotContain(attempt.unit());
      sink.begin(attempt);
    }

    @Override
    public WriteResult write(Batch batch) throws InterruptedException {
      life.act();
      String content = batch.records().toString();
      assertThat(batches.merge(batch.id(), content, (a, b) -> a)).isEqualTo(content);
      List<OutputRecord> taken = new ArrayList<>();
      List<WriteResult.Rejection> refused = new ArrayList<>();
      for (int i = 0; i < batch.records().size(); i++) {
        if (batch.records().get(i).key().equals("i3")) {
          refused.add(new WriteResult.Rejection(i, "not this one"));
        } else {
          taken.add(batch.records().get(i));
        }
      }
      if (!taken.isEmpty()) {
        sink.write(new Batch(batch.attempt(), batch.sequence(), taken));
      }
      life.act();
      return refused.isEmpty() ? WriteResult.allWritten() : new WriteResult(refused);
    }

    @Override
    public void commit(Attempt attempt) {
      life.act();
      committed.add(attempt.unit());
      sink.commit(attempt);
      life.act();
    }

    @Override
    public void abandon(Attempt attempt) {
      life.act();
      sink.abandon(attempt);
    }

    @Override
    public void finish() {
      life.act();
      sink.finish();
      life.act();
    }

    @Override
    public void suspend() {
      life.act();
      sink.suspend();
    }

    @Override
    public void close() {
      if (!life.isOver()) {
        sink.close();
      }
    }
  }
}
