package io.tributary.core.transform;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.Finding;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a map does, ready to be done. Immutable and safe for any thread. */
final class CompiledMap {
  private static final String ASSET = "asset";

  private final Kind kind;
  private final ScalarReader key;
  private final @Nullable ScalarReader asset;
  private final @Nullable ScalarReader severity;
  private final @Nullable ScalarReader status;
  private final SourcePath[] objects;
  private final SourceStart[] starts;
  private final ObjectNode tree;
  private final @Nullable ObjectNode stub;
  private final int slots;

  /**
   * Compiles a map, reporting everything that is wrong with it; if anything is, the map must not be
   * used.
   *
   * @param rule what records are made
   * @param reporter takes what is wrong with the rule
   * @param drafts the fields
   */
  CompiledMap(RecordRule rule, Reporter reporter, List<FieldDraft> drafts) {
    PendingScalar pendingKey = PendingScalar.check(rule.key(), "key", reporter);
    Optional<PendingScalar> pendingAsset = pending(rule.asset(), "asset", reporter);
    Optional<PendingScalar> pendingSeverity = pending(rule.severity(), "severity", reporter);
    Optional<PendingScalar> pendingStatus = pending(rule.status(), "status", reporter);
    List<PendingSource> pendingObjects = objects(rule.objects(), reporter);
    List<PendingField> fields = drafts.stream().flatMap(draft -> draft.check().stream()).toList();

    List<PendingSource> sources = new ArrayList<>(pendingKey.sources());
    Stream.of(pendingAsset, pendingSeverity, pendingStatus)
        .forEach(part -> part.ifPresent(present -> sources.addAll(present.sources())));
    sources.addAll(pendingObjects);
    fields.forEach(field -> sources.addAll(field.sources()));
    SharedStarts shared = new SharedStarts(sources);

    this.kind = rule.kind();
    this.key = pendingKey.compiled(shared);
    this.asset = compiled(pendingAsset, shared);
    this.severity = compiled(pendingSeverity, shared);
    this.status = compiled(pendingStatus, shared);
    this.objects =
        pendingObjects.stream()
            .map(object -> shared.from(object).compiled())
            .toArray(SourcePath[]::new);
    this.starts = shared.starts().toArray(SourceStart[]::new);
    Map<Boolean, List<PendingField>> aboutAsset =
        fields.stream()
            .map(field -> field.from(shared))
            .collect(Collectors.partitioningBy(field -> rule.stub() && isAboutAsset(field)));
    TargetCompiler compiler = new TargetCompiler(starts.length + 1);
    this.tree = compiler.root(aboutAsset.getOrDefault(false, List.of()));
    this.stub = rule.stub() ? compiler.root(aboutAsset.getOrDefault(true, List.of())) : null;
    this.slots = compiler.slots();
  }

  Mapping apply(Document document) {
    Row row = new Row(document, slots);
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
    return kind == Kind.ASSET
        ? mapped(row, List.of(new Asset(recordKey, false, build(tree, row))))
        : finding(recordKey, row);
  }

  private Mapping finding(String recordKey, Row row) {
    ScalarReader about = Objects.requireNonNull(asset);
    String assetKey = about.read(row);
    if (assetKey == null) {
      return about.failure(row);
    }
    Finding finding =
        new Finding(recordKey, assetKey, word(severity, row), word(status, row), build(tree, row));
    return mapped(
        row,
        stub == null
            ? List.of(finding)
            : List.of(finding, new Asset(assetKey, true, build(stub, row))));
  }

  private static Mapping mapped(Row row, List<TargetRecord> records) {
    return new Mapping.Mapped(records, row.notes());
  }

  private static Document build(ObjectNode tree, Row row) {
    Map<String, Object> built = tree.build(row);
    return built == null ? Document.empty() : Document.owning(built);
  }

  private static String word(@Nullable ScalarReader reader, Row row) {
    String word = reader == null ? null : reader.read(row);
    return word == null ? "" : word;
  }

  private static Optional<PendingScalar> pending(
      Optional<Value> value, String part, Reporter reporter) {
    return value.map(present -> PendingScalar.check(present, part, reporter));
  }

  private static List<PendingSource> objects(List<String> paths, Reporter reporter) {
    return paths.isEmpty()
        ? List.of()
        : PendingScalar.check(Value.of(paths.toArray(String[]::new)), "objects", reporter)
            .sources();
  }

  private static @Nullable ScalarReader compiled(
      Optional<PendingScalar> pending, SharedStarts shared) {
    return pending.map(present -> present.compiled(shared)).orElse(null);
  }

  private static boolean isAboutAsset(PendingField field) {
    return field.target().size() > 1 && field.step().equals(new FieldPath.Key(ASSET));
  }
}
