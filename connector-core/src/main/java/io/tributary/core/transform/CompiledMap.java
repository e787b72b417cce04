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
import org.jspecify.annotations.Nullable;

/** What a map does, ready to be done. Immutable and safe for any thread. */
final class CompiledMap {
  private static final String ASSET = "asset";

  private final Kind kind;
  private final ScalarReader key;
  private final @Nullable ScalarReader asset;
  private final @Nullable ScalarReader severity;
  private final @Nullable ScalarReader status;
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
    this.kind = rule.kind();
    this.key = new ScalarReader(rule.key(), "key", reporter);
    this.asset = reader(rule.asset(), "asset", reporter);
    this.severity = reader(rule.severity(), "severity", reporter);
    this.status = reader(rule.status(), "status", reporter);
    List<PendingField> own = new ArrayList<>();
    List<PendingField> stubs = new ArrayList<>();
    for (FieldDraft draft : drafts) {
      draft
          .check()
          .ifPresent(field -> (rule.stub() && isAboutAsset(field) ? stubs : own).add(field));
    }
    TargetCompiler compiler = new TargetCompiler();
    this.tree = compiler.root(own);
    this.stub = rule.stub() ? compiler.root(stubs) : null;
    this.slots = compiler.slots();
  }

  Mapping apply(Document document) {
    Row row = new Row(document, slots);
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

  private static @Nullable ScalarReader reader(
      Optional<Value> value, String part, Reporter reporter) {
    return value.map(present -> new ScalarReader(present, part, reporter)).orElse(null);
  }

  private static boolean isAboutAsset(PendingField field) {
    return field.target().size() > 1 && field.step().equals(new FieldPath.Key(ASSET));
  }
}
