package io.tributary.core.explain;

import io.tributary.core.transform.RowRule.ForEach;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Index;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds in a row what was read from the row with an element of {@code forEach} laid over it. */
final class RowPlaces {
  private final Document row;
  private final Optional<ForEach> forEach;
  private final Optional<Place> array;

  RowPlaces(Document row, Optional<ForEach> forEach) {
    this.row = row;
    this.forEach = forEach;
    this.array = forEach.flatMap(rule -> find(rule.source()));
  }

  /** Where a path without {@code []} leads in the row itself. */
  Optional<Place> find(String path) {
    return Place.find(row, FieldPath.parse(path).steps());
  }

  /** The element that a record is made of; the whole row when it is none. */
  Place element(RowWatch.Making making) {
    return making.element() < 0 || array.isEmpty()
        ? Place.ROOT
        : array.get().then(new Index(making.element()));
  }

  /** Where a source leads for a record; empty when there is nothing. */
  Optional<Place> find(RowWatch.Making making, List<Step> source) {
    Optional<Place> seen = Place.find(making.row(), source);
    Place element = element(making);
    if (seen.isEmpty() || element.equals(Place.ROOT)) {
      return seen;
    }
    List<Step> steps = seen.get().steps();
    String first = ((FieldPath.Key) steps.get(0)).name();
    String as = forEach.map(ForEach::as).orElse("");
    if (!as.isEmpty()) {
      return first.equals(as) ? Optional.of(element.then(steps.subList(1, steps.size()))) : seen;
    }
    return elementOf(making) instanceof Document laidOver && laidOver.at(first) != null
        ? Optional.of(element.then(steps))
        : seen;
  }

  /** Where a path leads in each element of an array. */
  List<Place> elements(Place array, List<Step> path) {
    List<Place> found = new ArrayList<>();
    Object list = array.in(row);
    for (int i = 0; list instanceof List<?> elements && i < elements.size(); i++) {
      List<Step> steps = new ArrayList<>(array.steps());
      steps.add(new Index(i));
      steps.addAll(path);
      Place.find(row, steps).ifPresent(found::add);
    }
    return found;
  }

  private Object elementOf(RowWatch.Making making) {
    Object found = forEach.map(rule -> row.value(FieldPath.parse(rule.source()))).orElse(List.of());
    return found instanceof List<?> list ? list.get(making.element()) : Document.empty();
  }
}
