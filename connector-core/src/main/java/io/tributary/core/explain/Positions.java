package io.tributary.core.explain;

import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Each;
import io.tributary.record.FieldPath.Index;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of arrays that a value stands in, outermost first: one for each array of its target.
 *
 * @param elements positions in the record and in the row
 */
record Positions(List<Element> elements) {
  Positions {
    elements = List.copyOf(elements);
  }

  /** Where a target stands in the record. */
  Place target(List<Step> target) {
    List<Step> steps = new ArrayList<>(target.size());
    int array = 0;
    for (Step step : target) {
      steps.add(step instanceof FieldPath.Key ? step : new Index(elements.get(array++).inRecord()));
    }
    return new Place(steps);
  }

  /**
   * A source with positions for its {@code []}: the last belongs to the last of the target, and so
   * on to the front.
   */
  List<Step> source(List<Step> source, List<Step> target) {
    List<Integer> positions = new ArrayList<>();
    int array = 0;
    for (Step step : target) {
      if (!(step instanceof FieldPath.Key)) {
        Element element = elements.get(array++);
        if (step instanceof Each) {
          positions.add(element.inRow());
        }
      }
    }
    List<Step> steps = new ArrayList<>(source);
    int next = positions.size() - 1;
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i) instanceof Each) {
        steps.set(i, new Index(next < 0 ? 0 : positions.get(next--)));
      }
    }
    return steps;
  }

  /**
   * An element.
   *
   * @param inRecord its position in the record's array
   * @param inRow the position of what it is made of in the row's array
   */
  record Element(int inRecord, int inRow) {}
}
