package io.tributary.transform;

import java.util.List;

/**
 * What a source gives or a target takes, field by field.
 *
 * @param name such as {@code azure.virtual-machine} or {@code etm}
 * @param version of this description
 * @param fields in the order of the file
 */
public record DataModel(String name, String version, List<Field> fields) {
  /** Copies the list. */
  public DataModel {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param path from the root of the document, with {@code []} for arrays
   * @param type what it holds; of {@link DataType#OBJECT} and {@link DataType#ANY}, more may stand
   *     below than other fields describe
   * @param required whether the object that it stands in is wrong without it
   * @param allowed the only values it may have, or empty when any will do
   * @param description one sentence
   * @param deprecated whether it should no longer be used
   */
  public record Field(
      String path,
      DataType type,
      boolean required,
      List<String> allowed,
      String description,
      boolean deprecated) {
    /** Copies the list. */
    public Field {
      allowed = List.copyOf(allowed);
    }
  }
}
