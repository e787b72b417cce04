package io.tributary.core.transform;

import io.tributary.record.OutputRecord.Kind;
import java.util.Optional;

/**
 * What records a map makes of a row.
 *
 * @param kind assets, or findings
 * @param key the record's key; a row without it fails
 * @param asset for a finding, the key of the asset it is about; a row without it fails
 * @param severity for a finding, the source's word
 * @param status for a finding, the source's word
 * @param stub for a finding, whether the fields whose target begins with {@code asset.} make a stub
 *     of its asset, rather than being part of the finding
 * @param related for a finding, the key of one more asset that the row tells of, such as the
 *     container that runs an image; the fields whose target begins with {@code related.} make a
 *     stub of it, without that first key. A row without the key has none.
 * @param rows what is done with a row before
 */
public record RecordRule(
    Kind kind,
    Value key,
    Optional<Value> asset,
    Optional<Value> severity,
    Optional<Value> status,
    boolean stub,
    Optional<Value> related,
    RowRule rows) {
  /** Checks that a finding has an asset, and an asset nothing that only findings have. */
  public RecordRule {
    if (kind == Kind.FINDING && asset.isEmpty()) {
      throw new IllegalArgumentException("A finding needs the key of the asset it is about");
    }
    boolean ofFinding =
        asset.isPresent()
            || severity.isPresent()
            || status.isPresent()
            || stub
            || related.isPresent();
    if (kind == Kind.ASSET && ofFinding) {
      throw new IllegalArgumentException(
          "An asset has no asset, severity, status, stub or related asset of its own");
    }
  }

  /** One asset for each row. */
  public static RecordRule asset(Value key) {
    return new RecordRule(
        Kind.ASSET,
        key,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        RowRule.plain());
  }

  /** One finding for each row, with a stub of the asset it is about. */
  public static RecordRule finding(Value key, Value asset) {
    return new RecordRule(
        Kind.FINDING,
        key,
        Optional.of(asset),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        RowRule.plain());
  }

  /** The same with a severity. */
  public RecordRule withSeverity(Value value) {
    return new RecordRule(kind, key, asset, Optional.of(value), status, stub, related, rows);
  }

  /** The same with a status. */
  public RecordRule withStatus(Value value) {
    return new RecordRule(kind, key, asset, severity, Optional.of(value), stub, related, rows);
  }

  /** The same, but without a stub. */
  public RecordRule withoutStub() {
    return new RecordRule(kind, key, asset, severity, status, false, related, rows);
  }

  /** The same with a stub of one more asset. */
  public RecordRule withRelated(Value relatedKey) {
    return new RecordRule(kind, key, asset, severity, status, stub, Optional.of(relatedKey), rows);
  }

  /** The same with something done to rows before. */
  public RecordRule withRows(RowRule rule) {
    return new RecordRule(kind, key, asset, severity, status, stub, related, rule);
  }

  /** The same, for rows that have objects at these paths. */
  public RecordRule withObjects(String... paths) {
    return withRows(rows.withObjects(paths));
  }
}
