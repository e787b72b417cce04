package io.tributary.core.sink;

import static io.tributary.core.sink.Lines.asset;
import static io.tributary.core.sink.Lines.attempt;
import static io.tributary.core.sink.Lines.batch;
import static io.tributary.core.sink.Lines.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.record.SourceRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.sink.WriteResult.Rejection;
import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Note;
import io.tributary.transform.TransformMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedSinkTest {
  private static final Attempt ATTEMPT = attempt("a", 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T10:00:00.123456Z"), ZoneOffset.UTC);

  private final CollectingSink to = Sinks.collecting();

  /** A map that keeps what it is given, as the document of a record. */
  private static Mapping kept(SourceRecord row) {
    return Mapping.of(new Asset("any", false, Document.owning(Map.of("row", row.document()))));
  }

  private MappedSink sink(TransformMap map) {
    return Sinks.mapped(map, to, CLOCK);
  }

  private WriteResult deliver(Sink sink, OutputRecord... records) throws InterruptedException {
    sink.open("run");
    sink.begin(ATTEMPT);
    WriteResult result = sink.write(batch(ATTEMPT, 1, records));
    sink.commit(ATTEMPT);
    sink.finish();
    return result;
  }

  @Test
  void aRecordKeepsAllButItsDocument() throws Exception {
    OutputRecord given = asset("x", 2, "vm");

    assertThat(deliver(sink(MappedSinkTest::kept), given).rejected()).isEmpty();

    OutputRecord got = to.assets().get(0);
    assertThat(got.document()).isNotEqualTo(given.document());
    assertThat(got).usingRecursiveComparison().ignoringFields("document").isEqualTo(given);
  }

  @Test
  void theMapIsGivenTheDocumentAndWhatIsKnownOfTheRecord() throws Exception {
    OutputRecord asset = asset("x", 1, "vm");
    OutputRecord finding = finding("f");
    deliver(sink(MappedSinkTest::kept), asset, finding);

    Document row = to.assets().get(0).document().object("row").orElseThrow();
    asset.document().forEach((key, value) -> assertThat(row.at(key)).isEqualTo(value));
    assertThat(row.object("delivery").orElseThrow())
        .isEqualTo(
            Document.owning(
                Map.of(
                    "at", "2026-05-01T10:00:00.123Z",
                    "kind", "asset",
                    "key", "x",
                    "dataset", asset.dataset(),
                    "product", asset.vendorProductName(),
                    "stub", asset.stub(),
                    "identity",
                        Map.of("rule", asset.identity().rule(), "key", asset.identity().key()))));
    Document delivery = to.findings().get(0).document().object("row.delivery").orElseThrow();
    assertThat(delivery.text("kind")).contains("finding");
    assertThat(delivery.number("score.qds").orElseThrow().intValue())
        .isEqualTo(finding.score().orElseThrow().qds());
    assertThat(delivery.text("score.reason")).contains(finding.score().orElseThrow().reason());
  }

  @Test
  void whatTheMapDoesNotMapIsRejectedInItsPlace() throws Exception {
    Map<String, Mapping> mappings =
        Map.of(
            "left-out", Mapping.skip("no-machine"),
            "failed", Mapping.fail("it has no name"),
            "none", Mapping.of());
    MappedSink sink =
        sink(
            row -> {
              if (row.id().equals("thrown")) {
                throw new IllegalStateException("boom");
              }
              return mappings.getOrDefault(row.id(), kept(row));
            });

    WriteResult result =
        deliver(
            sink,
            asset("left-out", 1, "a"),
            asset("x", 1, "b"),
            asset("failed", 1, "c"),
            asset("none", 1, "d"),
            asset("thrown", 1, "e"));

    assertThat(result.rejected())
        .startsWith(
            new Rejection(0, "The map leaves it out: no-machine"),
            new Rejection(2, "it has no name"),
            new Rejection(3, "The map makes no record of it"))
        .last()
        .satisfies(
            thrown -> {
              assertThat(thrown.position()).isEqualTo(4);
              assertThat(thrown.reason())
                  .startsWith("The map threw java.lang.IllegalStateException at ")
                  .contains("MappedSinkTest")
                  .doesNotContain("boom");
            });
    assertThat(to.assets()).extracting(OutputRecord::key).containsExactly("x");
  }

  @Test
  void whatTheSinkRejectsIsRejectedInItsPlace() throws Exception {
    Sink refusing = batch -> new WriteResult(List.of(new Rejection(1, "no")));
    MappedSink sink =
        Sinks.mapped(
            row -> row.id().equals("a") ? Mapping.skip("never") : kept(row), refusing, CLOCK);

    assertThat(
            sink.write(
                    batch(ATTEMPT, 1, asset("a", 1, "a"), asset("b", 1, "b"), asset("c", 1, "c")))
                .rejected())
        .containsExactly(new Rejection(0, "The map leaves it out: never"), new Rejection(2, "no"));
  }

  @Test
  void aBatchOfWhichNothingIsMappedIsNotWritten() throws Exception {
    List<Integer> sizes = new ArrayList<>();
    Sink counting =
        batch -> {
          sizes.add(batch.records().size());
          return WriteResult.allWritten();
        };

    Sinks.mapped(row -> Mapping.skip("never"), counting)
        .write(batch(ATTEMPT, 1, asset("a", 1, "a")));

    assertThat(sizes).isEmpty();
  }

  @Test
  void whatCannotBeConvertedIsCounted() throws Exception {
    Note note = new Note("a", "b", "text where a number is expected");
    MappedSink sink =
        sink(
            row ->
                new Mapping.Mapped(
                    List.of(new Asset("any", false, Document.empty())), List.of(note)));

    deliver(sink, asset("x", 1, "vm"), asset("y", 1, "vm"));
    assertThat(sink.conversions())
        .containsExactly(Map.entry("a -> b: text where a number is expected", 2L));

    sink.open("next");
    assertThat(sink.conversions()).isEmpty();
  }

  @Test
  void itIsAsConcurrentAsTheSinkThatItDeliversTo() {
    assertThat(sink(MappedSinkTest::kept).concurrent()).isEqualTo(to.concurrent());
    assertThat(
            Sinks.mapped(
                    MappedSinkTest::kept,
                    new Sink() {
                      @Override
                      public WriteResult write(Batch batch) {
                        return WriteResult.allWritten();
                      }

                      @Override
                      public boolean concurrent() {
                        return true;
                      }
                    })
                .concurrent())
        .isTrue();
  }
}
