package io.tributary.core.drift;

import io.tributary.record.SourceRecord;

/**
 * What the rows of a dataset look like, by the rows that were looked at: the first {@value #FIRST}
 * of each split, and after these one of {@value #EVERY}, the same ones in every run, because their
 * ids decide. It has room for {@value #MOST_FIELDS} fields, looks at the first elements of an
 * array, and at twelve levels. Belongs to one thread.
 */
public final class RowProfile {
  private static final int FIRST = 100;
  private static final int EVERY = 64;
  private static final int MOST_FIELDS = 1_000;
  private static final int SPREAD = 0x9E3779B9;

  private final FieldNode root = new FieldNode("");
  private final FieldLimit limit = new FieldLimit(MOST_FIELDS);
  private long given;
  private long rows;

  /** Looks at a row, or passes it over. */
  public void look(SourceRecord row) {
    if (given++ < FIRST || isChosen(row.id())) {
      rows++;
      root.see(row.document(), rows, 0, limit);
    } else {
      limit.passOver();
    }
  }

  /** Adds what was seen in other rows. */
  public void add(RowProfile other) {
    rows += other.rows;
    root.add(other.root, limit);
    if (other.limit.isFull()) {
      limit.fill();
    }
    if (!other.isWhole()) {
      limit.passOver();
    }
  }

  /** How many rows were looked at. */
  public long rows() {
    return rows;
  }

  /** Whether all of every row was looked at, so that what was not seen is not there. */
  boolean isWhole() {
    return !limit.hasPassedOver();
  }

  /** Whether some fields were left out, because there are too many. */
  boolean isFull() {
    return limit.isFull();
  }

  FieldNode root() {
    return root;
  }

  /** A profile that was kept, of which the fields are still to come. */
  static RowProfile kept(long rows, boolean whole, boolean full) {
    RowProfile profile = new RowProfile();
    profile.rows = rows;
    if (!whole) {
      profile.limit.passOver();
    }
    if (full) {
      profile.limit.fill();
    }
    return profile;
  }

  private static boolean isChosen(String id) {
    return !id.isEmpty() && Integer.remainderUnsigned((id.hashCode() * SPREAD) >>> 8, EVERY) == 0;
  }
}
