package io.tributary.core.transform;

import io.tributary.record.OutputRecord.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What records a map makes of a row.
 *
 * @param kind one asset, or one finding
 * @param key the record's key; a row without it fails
 * @param asset for a finding, the key of the asset it is about; a row without it fails
 * @param severity for a finding, the source's word
 * @param status for a finding, the source's word
 * @param stub for a finding, whether the fields whose target begins with {@code asset.} make a stub
 *     of its asset, rather than being part of the finding
 * @param objects paths at which the row has an object, if it has anything there; a row with
 *     something else is not what the map is for, and fails
 */
public record RecordRule(
    Kind kind,
    Value key,
    Optional<Value> asset,
    Optional<Value> severity,
    Optional<Value> status,
    boolean stub,
    List<String> objects) {
  /** Checks that a finding has an asset, and an asset nothing that only findings have. */
  public RecordRule {
    objects = List.copyOf(objects);
    if (kind == Kind.FINDING && asset.isEmpty()) {
      throw new IllegalArgumentException("A finding needs the key of the asset it is about");
    }
    boolean ofFinding = asset.isPresent() || severity.isPresent() || status.isPresent() || stub;
    if (kind == Kind.ASSET && ofFinding) {
      throw new IllegalArgumentException(
          "An asset has no asset, severity, status or stub of its own");
    }
  }

  /** One asset for each row. */
  public static RecordRule asset(Value key) {
    return new RecordRule(
        Kind.ASSET, key, Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
  }

  /** One finding for each row, with a stub of the asset it is about. */
  public static RecordRule finding(Value key, Value asset) {
    return new RecordRule(
        Kind.FINDING, key, Optional.of(asset), Optional.empty(), Optional.empty(), true, List.of());
  }

  /** The same with a severity. */
  public RecordRule withSeverity(Value value) {
    return new RecordRule(kind, key, asset, Optional.of(value), status, stub, objects);
  }

  /** The same with a status. */
  public RecordRule withStatus(Value value) {
    return new RecordRule(kind, key, asset, severity, Optional.of(value), stub, objects);
  }

  /** The same, but without a stub. */
  public RecordRule withoutStub() {
    return new RecordRule(kind, key, asset, severity, status, false, objects);
  }

  /** The same, for rows that have objects at these paths. */
  public RecordRule withObjects(String... paths) {
    return new RecordRule(kind, key, asset, severity, status, stub, List.of(paths));
  }
}
