package io.tributary.core.sink;

import io.tributary.core.failure.ThrowSite;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.record.Score;
import io.tributary.record.SourceRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings records into another target model as they are delivered: scored, identified and merged,
 * each with the document that a map makes of it. All else of a record stays.
 *
 * <p>What the map is given is the record's document, and at its root beside it what is known of the
 * record:
 *
 * <pre>{@code
 * delivery: {at, kind: asset|finding, key, dataset, product, stub,
 *            identity: {rule, key}, score: {severity, qds, reason}}
 * }</pre>
 *
 * <p>{@code at} is when the run began or was resumed, the same for all of its records; {@code
 * score} is there for findings. A record that the map leaves out, or cannot map, is rejected with
 * the reason, which the run's report has; nothing is lost quietly. Where the map makes several
 * records, the first counts.
 *
 * <p>Concurrent if the sink is that it delivers to.
 */
public final class MappedSink implements Sink {
  private final TransformMap map;
  private final Sink to;
  private final Clock clock;
  private final Map<String, Long> conversions = new ConcurrentHashMap<>();
  private volatile String at;

  MappedSink(TransformMap map, Sink to, Clock clock) {
    this.map = map;
    this.to = to;
    this.clock = clock;
    this.at = now();
  }

  /**
   * What could not be converted, as {@code source -> target: problem}, and how often, counted for
   * each delivery of a record since the last run began; a copy.
   */
  public Map<String, Long> conversions() {
    return new TreeMap<>(conversions);
  }

  @Override
  public void open(String run) {
    begin();
    to.open(run);
  }

  @Override
  public void resume(String run) {
    begin();
    to.resume(run);
  }

  @Override
  public void begin(Attempt attempt) {
    to.begin(attempt);
  }

  @Override
  public WriteResult write(Batch batch) throws InterruptedException {
    List<WriteResult.Rejection> rejected = new ArrayList<>();
    List<OutputRecord> mapped = new ArrayList<>(batch.records().size());
    List<Integer> positions = new ArrayList<>(batch.records().size());
    for (int i = 0; i < batch.records().size(); i++) {
      OutputRecord record = batch.records().get(i);
      Mapping mapping = mapping(record);
      if (mapping instanceof Mapping.Mapped made && !made.records().isEmpty()) {
        mapped.add(with(made.records().get(0).document(), record));
        positions.add(i);
        made.notes().forEach(this::count);
      } else {
        rejected.add(new WriteResult.Rejection(i, reason(mapping)));
      }
    }
    if (!mapped.isEmpty()) {
      for (WriteResult.Rejection refused :
          to.write(new Batch(batch.attempt(), batch.sequence(), mapped)).rejected()) {
        rejected.add(
            new WriteResult.Rejection(positions.get(refused.position()), refused.reason()));
      }
    }
    return new WriteResult(rejected);
  }

  @Override
  public void commit(Attempt attempt) {
    to.commit(attempt);
  }

  @Override
  public void abandon(Attempt attempt) {
    to.abandon(attempt);
  }

  @Override
  public void finish() {
    to.finish();
  }

  @Override
  public void suspend() {
    to.suspend();
  }

  @Override
  public void close() {
    to.close();
  }

  @Override
  public boolean concurrent() {
    return to.concurrent();
  }

  private void begin() {
    conversions.clear();
    at = now();
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private Mapping mapping(OutputRecord record) {
    Document row = record.document().with("delivery", delivery(record));
    try {
      return map.apply(new SourceRecord(record.dataset(), record.key(), row));
    } catch (RuntimeException e) {
      return Mapping.fail("The map threw " + ThrowSite.of(e));
    }
  }

  private Map<String, Object> delivery(OutputRecord record) {
    Map<String, Object> delivery = new LinkedHashMap<>();
    delivery.put("at", at);
    delivery.put("kind", record.kind().name().toLowerCase(Locale.ROOT));
    delivery.put("key", record.key());
    delivery.put("dataset", record.dataset());
    delivery.put("product", record.vendorProductName());
    delivery.put("stub", record.stub());
    delivery.put(
        "identity", Map.of("rule", record.identity().rule(), "key", record.identity().key()));
    if (record.score().isPresent()) {
      Score score = record.score().get();
      Map<String, Object> scored = new LinkedHashMap<>();
      scored.put("severity", score.severity());
      scored.put("qds", score.qds());
      scored.put("reason", score.reason());
      delivery.put("score", scored);
    }
    return delivery;
  }

  private void count(Mapping.Note note) {
    conversions.merge(
        note.source() + " -> " + note.target() + ": " + note.problem(), 1L, Long::sum);
  }

  private static String reason(Mapping mapping) {
    if (mapping instanceof Mapping.Failed failed) {
      return failed.reason();
    }
    return mapping instanceof Mapping.Skipped skipped
        ? "The map leaves it out: " + skipped.rule()
        : "The map makes no record of it";
  }

  private static OutputRecord with(Document document, OutputRecord record) {
    return new OutputRecord(
        record.op(),
        record.kind(),
        record.key(),
        record.dataset(),
        record.source(),
        record.vendorProductName(),
        record.revision(),
        record.stub(),
        document,
        record.identity(),
        record.score());
  }
}
