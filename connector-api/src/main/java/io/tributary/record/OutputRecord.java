package io.tributary.record;

import java.util.Optional;

/**
 * What a sink receives: one asset or finding, ready to be stored under its key.
 *
 * @param op what to do with it
 * @param kind asset or finding
 * @param key the record's own stable key; a sink keeps the highest revision per kind and key
 * @param dataset the dataset it came from; a stub carries that of the finding which made it, a
 *     finding that several datasets have the earliest of {@link io.tributary.Connector#datasets}
 * @param source the source as hosts query for it, such as {@code Defender for Cloud}
 * @param vendorProductName the product that found it, such as {@code Defender for Cloud}
 * @param revision 1 for the first delivery in a run, higher for each later one: of an asset about
 *     which more became known, of a finding that has a better one with the same key
 * @param stub whether the asset is known only from findings; false for a finding
 * @param document the record in the target model
 * @param identity for an asset, by what it was recognised; for a finding, the identity of its
 *     asset, so that the two can be joined
 * @param score of a finding; empty for an asset
 */
public record OutputRecord(
    Op op,
    Kind kind,
    String key,
    String dataset,
    String source,
    String vendorProductName,
    int revision,
    boolean stub,
    Document document,
    Identity identity,
    Optional<Score> score) {

  /** What a sink does with a record. */
  public enum Op {
    /** Insert it, or replace what has the same kind and key and a lower revision. */
    UPSERT
  }

  /** What a record, or a whole dataset, is about. */
  public enum Kind {
    /** Something that can be at risk. */
    ASSET,
    /** A weakness of an asset. */
    FINDING
  }

  /** Checks that the revision counts from one. */
  public OutputRecord {
    if (revision < 1) {
      throw new IllegalArgumentException("Revisions start at 1, was " + revision);
    }
  }
}
