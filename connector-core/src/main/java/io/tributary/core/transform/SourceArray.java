package io.tributary.core.transform;

import java.util.List;

/**
 * An array of the row that is being zipped.
 *
 * @param path where it stands
 * @param target what it is for, for notes
 * @param listSlot the slot that holds it
 * @param element its current element
 */
record SourceArray(SourcePath path, String target, int listSlot, SourceStart element) {
  /** Puts the array in its slot, and returns its size; zero when there is none. */
  int open(Row row) {
    Object found = path.read(row);
    List<?> list = found instanceof List<?> array ? array : List.of();
    row.fill(listSlot, list);
    String problem =
        found == null
            ? path.obstacle(row)
            : found instanceof List
                ? null
                : Converter.described(found) + " where an array is expected";
    if (problem != null) {
      row.note(path.toString(), target, problem);
    }
    return list.size();
  }

  /** Puts an element in its slot; nothing when the array is shorter. */
  void moveTo(int position, Row row) {
    List<?> list = (List<?>) row.slot(listSlot);
    row.fill(element.slot(), list != null && position < list.size() ? list.get(position) : null);
  }
}
