package io.tributary.core.transform;

import io.tributary.core.transform.MapTrace.Part;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.Finding;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Note;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a map does, ready to be done. Immutable and safe for any thread. */
final class CompiledMap {
  private static final FieldPath.Key ASSET = new FieldPath.Key("asset");
  private static final FieldPath.Key RELATED = new FieldPath.Key("related");

  private final Kind kind;
  private final RowExpansion expansion;
  private final ScalarReader key;
  private final @Nullable ScalarReader asset;
  private final @Nullable ScalarReader severity;
  private final @Nullable ScalarReader status;
  private final @Nullable ScalarReader related;
  private final SourcePath[] objects;
  private final SourceStart[] starts;
  private final ObjectNode tree;
  private final @Nullable ObjectNode stub;
  private final @Nullable ObjectNode relatedStub;
  private final int slots;

  /**
   * Compiles a map, reporting everything that is wrong with it; if anything is, the map must not be
   * used.
   *
   * @param rule what records are made
   * @param reporter takes what is wrong with the rule
   * @param drafts the fields
   * @param functions those that values may call
   */
  CompiledMap(RecordRule rule, Reporter reporter, List<FieldDraft> drafts, MapFunctions functions) {
    PendingScalar pendingKey = PendingScalar.check(rule.key(), "key", functions, reporter);
    Optional<PendingScalar> pendingAsset = pending(rule.asset(), "asset", functions, reporter);
    Optional<PendingScalar> pendingSeverity =
        pending(rule.severity(), "severity", functions, reporter);
    Optional<PendingScalar> pendingStatus = pending(rule.status(), "status", functions, reporter);
    Optional<PendingScalar> pendingRelated =
        pending(rule.related(), "related", functions, reporter);
    List<PendingSource> pendingObjects = objects(rule.rows().objects(), reporter);
    List<PendingField> fields =
        drafts.stream().flatMap(draft -> draft.check(functions).stream()).toList();

    List<PendingSource> sources = new ArrayList<>(pendingKey.sources());
    Stream.of(pendingAsset, pendingSeverity, pendingStatus, pendingRelated)
        .forEach(part -> part.ifPresent(present -> sources.addAll(present.sources())));
    sources.addAll(pendingObjects);
    fields.forEach(field -> field.allSources().forEach(sources::add));
    SharedStarts shared = new SharedStarts(sources);

    this.kind = rule.kind();
    this.expansion = new RowExpansion(rule.rows(), reporter);
    this.key = pendingKey.compiled(shared, functions);
    this.asset = compiled(pendingAsset, shared, functions);
    this.severity = compiled(pendingSeverity, shared, functions);
    this.status = compiled(pendingStatus, shared, functions);
    this.related = compiled(pendingRelated, shared, functions);
    this.objects =
        pendingObjects.stream()
            .map(object -> shared.from(object).compiled())
            .toArray(SourcePath[]::new);
    this.starts = shared.starts().toArray(SourceStart[]::new);
    Map<Subject, List<PendingField>> bySubject =
        fields.stream()
            .map(field -> field.from(shared))
            .collect(Collectors.groupingBy(field -> Subject.of(field, rule)));
    TargetCompiler compiler = new TargetCompiler(starts.length + 1, functions);
    this.tree = compiler.root(bySubject.getOrDefault(Subject.RECORD, List.of()));
    this.stub =
        rule.stub() ? compiler.root(bySubject.getOrDefault(Subject.ASSET, List.of())) : null;
    this.relatedStub =
        rule.related().isPresent()
            ? compiler.root(
                bySubject.getOrDefault(Subject.RELATED, List.of()).stream()
                    .map(PendingField::next)
                    .toList())
            : null;
    this.slots = compiler.slots();
  }

  Mapping apply(Document document, @Nullable MapTrace trace) {
    return expansion.isPlain() ? plain(document, trace) : expanded(document, trace);
  }

  private Mapping plain(Document document, @Nullable MapTrace trace) {
    if (trace != null) {
      trace.row(document);
    }
    Row row = new Row(document, slots, trace);
    List<TargetRecord> records = new ArrayList<>(2);
    Mapping failure = add(row, records);
    return failure == null ? new Mapping.Mapped(records, row.notes()) : failure;
  }

  private Mapping expanded(Document document, @Nullable MapTrace trace) {
    Set<Note> notes = new LinkedHashSet<>();
    Document read = expansion.read(document, notes);
    if (trace != null) {
      trace.row(read);
    }
    Optional<Mapping> leftOut = expansion.leftOut(read);
    if (leftOut.isPresent()) {
      return leftOut.get();
    }
    List<TargetRecord> records = new ArrayList<>();
    for (Document one : expansion.records(read, notes, trace)) {
      Row row = new Row(one, slots, trace);
      Mapping failure = add(row, records);
      if (failure != null) {
        return failure;
      }
      notes.addAll(row.notes());
    }
    return new Mapping.Mapped(records, List.copyOf(notes));
  }

  /** Makes the records of one row; returns why it cannot. */
  private @Nullable Mapping add(Row row, List<TargetRecord> records) {
    if (row.trace() != null) {
      row.trace().begin((Document) Objects.requireNonNull(row.slot(0)));
    }
    for (SourceStart start : starts) {
      start.fill(row);
    }
    for (SourcePath object : objects) {
      String obstacle = object.obstacleToObject(row);
      if (obstacle != null) {
        return Mapping.fail("The row is broken: " + obstacle);
      }
    }
    String recordKey = key.read(row);
    if (recordKey == null) {
      return key.failure(row);
    }
    if (kind == Kind.ASSET) {
      records.add(new Asset(recordKey, false, build(tree, row, Part.RECORD)));
      return null;
    }
    ScalarReader about = Objects.requireNonNull(asset);
    String assetKey = about.read(row);
    if (assetKey == null) {
      return about.failure(row);
    }
    records.add(
        new Finding(
            recordKey,
            assetKey,
            word(severity, row),
            word(status, row),
            build(tree, row, Part.RECORD)));
    if (stub != null) {
      records.add(new Asset(assetKey, true, build(stub, row, Part.STUB)));
    }
    String relatedKey = related == null ? null : related.read(row);
    if (relatedKey != null && relatedStub != null) {
      records.add(new Asset(relatedKey, true, build(relatedStub, row, Part.RELATED)));
    }
    return null;
  }

  private static Document build(ObjectNode tree, Row row, Part part) {
    if (row.trace() != null) {
      row.trace().open(part);
    }
    Document built = tree.build(row);
    if (row.trace() != null) {
      row.trace().close();
    }
    return built == null ? Document.empty() : built;
  }

  private static String word(@Nullable ScalarReader reader, Row row) {
    String word = reader == null ? null : reader.read(row);
    return word == null ? "" : word;
  }

  private static Optional<PendingScalar> pending(
      Optional<Value> value, String part, MapFunctions functions, Reporter reporter) {
    return value.map(present -> PendingScalar.check(present, part, functions, reporter));
  }

  private static List<PendingSource> objects(List<String> paths, Reporter reporter) {
    return paths.isEmpty()
        ? List.of()
        : PendingScalar.check(
                Value.of(paths.toArray(String[]::new)), "objects", MapFunctions.none(), reporter)
            .sources();
  }

  private static @Nullable ScalarReader compiled(
      Optional<PendingScalar> pending, SharedStarts shared, MapFunctions functions) {
    return pending.map(present -> present.compiled(shared, functions)).orElse(null);
  }

  /** What a field of a map of findings is about. */
  private enum Subject {
    RECORD,
    ASSET,
    RELATED;

    static Subject of(PendingField field, RecordRule rule) {
      if (field.target().size() > 1 && rule.stub() && field.step().equals(CompiledMap.ASSET)) {
        return ASSET;
      }
      return field.target().size() > 1
              && rule.related().isPresent()
              && field.step().equals(CompiledMap.RELATED)
          ? RELATED
          : RECORD;
    }
  }
}
