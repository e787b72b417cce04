package io.tributary.core.explain;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields of one row that made no value. */
final class UnusedFields {
  private final SourceNames names;
  private final Set<Place> used = new HashSet<>();
  private final List<UnusedField> found = new ArrayList<>();
  private long beyond;

  UnusedFields(SourceNames names) {
    this.names = names;
  }

  /** What stands here, and all below it, made a value. */
  void used(Place place) {
    used.add(place);
  }

  /** Looks through a row when all that was used is known. */
  void look(Document row) {
    Leaves.of(row, this::leaf);
  }

  List<UnusedField> found() {
    return found;
  }

  /** How many more there are. */
  long beyond() {
    return beyond;
  }

  private void leaf(Place place, Object value) {
    if (isUsed(place)) {
      return;
    }
    if (found.size() < Explanation.MAX_UNUSED) {
      found.add(new UnusedField(place.toString(), value, names.of(place)));
    } else {
      beyond++;
    }
  }

  private boolean isUsed(Place place) {
    for (int length = place.steps().size(); length > 0; length--) {
      if (used.contains(new Place(place.steps().subList(0, length)))) {
        return true;
      }
    }
    return false;
  }
}
