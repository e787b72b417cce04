package io.tributary.run;

import java.util.List;

/**
 * How the rows of a dataset differ from those of the last run that read all of it, as the source
 * gives them. Of what is new or gone as a whole, such as an object, the fields in it are not told.
 *
 * @param newFields fields that no row had
 * @param vanishedFields fields that no row has any more; a field that is always null or empty is
 *     not there
 * @param retypedFields fields that are of another type, in some rows or in all
 * @param newValues new words in fields that had a few words only, such as statuses
 * @param unknown how many differences there may be besides: a run looks at some of the rows of a
 *     large dataset only, and what is rare in them may have been missed
 */
public record Drift(
    List<Field> newFields,
    List<Field> vanishedFields,
    List<Retyping> retypedFields,
    List<Value> newValues,
    long unknown) {
  /** Copies the lists. */
  public Drift {
    newFields = List.copyOf(newFields);
    vanishedFields = List.copyOf(vanishedFields);
    retypedFields = List.copyOf(retypedFields);
    newValues = List.copyOf(newValues);
  }

  /** Whether nothing is known to differ. */
  public boolean isEmpty() {
    return newFields.isEmpty()
        && vanishedFields.isEmpty()
        && retypedFields.isEmpty()
        && newValues.isEmpty();
  }

  /**
   * A field.
   *
   * @param path from the root of the row, with {@code []} for arrays
   * @param types {@code object}, {@code array}, {@code string}, {@code number} or {@code boolean}
   * @param rows how many of the rows that were looked at have it, or had it
   */
  public record Field(String path, List<String> types, long rows) {
    /** Copies the types. */
    public Field {
      types = List.copyOf(types);
    }
  }

  /**
   * A field that is of another type.
   *
   * @param path from the root of the row
   * @param before the types that it had
   * @param now the types that it has
   */
  public record Retyping(String path, List<String> before, List<String> now) {
    /** Copies the types. */
    public Retyping {
      before = List.copyOf(before);
      now = List.copyOf(now);
    }
  }

  /**
   * A word that a field did not have.
   *
   * @param path from the root of the row
   * @param value the word
   * @param rows how many of the rows that were looked at have it
   */
  public record Value(String path, String value, long rows) {}
}
