package io.tributary.core.explain;

import io.tributary.core.explain.ExplainedValue.Origin;
import io.tributary.core.explain.ExplainedValue.Taken;
import io.tributary.core.explain.RowWatch.Event;
import io.tributary.core.explain.RowWatch.Making;
import io.tributary.core.transform.Condition;
import io.tributary.core.transform.MapTrace.Part;
import io.tributary.core.transform.MapTrace.Reading;
import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Each;
import io.tributary.record.FieldPath.Step;
import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells of one value after the other where it comes from, and marks what was used for it. */
final class ValueStory {
  private static final String UNREAD = "Text";

  private final Rules rules;
  private final RowPlaces places;
  private final List<Note> notes;
  private final UnusedFields unused;

  ValueStory(Rules rules, RowPlaces places, Mapping mapping, UnusedFields unused) {
    this.rules = rules;
    this.places = places;
    this.notes = mapping instanceof Mapping.Mapped mapped ? mapped.notes() : List.of();
    this.unused = unused;
  }

  /** A part of the record, such as its key: it is text, and a blank one counts as nothing. */
  ExplainedValue part(Making making, Event event) {
    Reading reading = event.reading();
    Optional<Object> text =
        reading.value().map(Object::toString).filter(value -> !value.isBlank()).map(value -> value);
    return value(making, event, rules.part(reading.target()), reading.target(), text);
  }

  /** A value of a document. */
  ExplainedValue field(Making making, Event event, Part part) {
    Rules.Rule rule = rules.field(event.reading().target());
    Place whole = event.positions().target(rule.steps());
    Place place = part == Part.RELATED ? whole.below() : whole;
    for (Condition condition : rule.when()) {
      places(making, event, rule, condition.source()).forEach(unused::used);
    }
    return event.unread().isEmpty()
        ? value(making, event, rule, place.toString(), event.reading().value())
        : value(making, event, rule, besides(place), Optional.of(event.unread()));
  }

  /** A field of the elements of an array that has none. */
  ExplainedValue unreached(Rules.Rule rule) {
    return new ExplainedValue(
        rule.target(),
        rule.target(),
        Optional.empty(),
        Origin.NOTHING,
        Optional.empty(),
        List.of(),
        List.of(),
        rule.value().sources(),
        problem(rule),
        rule.note());
  }

  private ExplainedValue value(
      Making making, Event event, Rules.Rule rule, String place, Optional<Object> value) {
    Reading reading = event.reading();
    Optional<Taken> taken =
        reading
            .source()
            .map(
                source ->
                    taken(
                        making,
                        event,
                        rule,
                        source,
                        reading.raw().orElse(""),
                        reading.meaning().orElse("")));
    if (value.isPresent() && reading.source().isPresent()) {
      places(making, event, rule, reading.source().get()).forEach(unused::used);
    }
    List<Taken> passedOver =
        event.passedOver().stream()
            .map(read -> taken(making, event, rule, read.source(), read.raw(), ""))
            .toList();
    return new ExplainedValue(
        place,
        rule.target(),
        value,
        event.unread().isEmpty() ? origin(rule, reading) : Origin.TEXT_OF_DATE,
        taken,
        passedOver,
        event.unread().isEmpty() && value.isPresent() ? conversions(rule, taken) : List.of(),
        rule.value().sources(),
        value.isPresent() && event.unread().isEmpty() ? "" : problem(rule, event),
        rule.note());
  }

  private static Origin origin(Rules.Rule rule, Reading reading) {
    if (reading.source().isPresent()) {
      return Origin.SOURCE;
    }
    if (reading.value().isEmpty()) {
      return Origin.NOTHING;
    }
    return rule.value().constant().isPresent() ? Origin.CONSTANT : Origin.DEFAULT;
  }

  private static List<String> conversions(Rules.Rule rule, Optional<Taken> taken) {
    boolean other = taken.isPresent() && !taken.get().meaning().equals(taken.get().raw());
    return rule.conversions(taken.isPresent(), other);
  }

  private String problem(Rules.Rule rule, Event event) {
    return event.withheld().isEmpty()
        ? problem(rule)
        : "its condition on \"" + event.withheld() + "\" does not hold";
  }

  private String problem(Rules.Rule rule) {
    return notes.stream()
        .filter(note -> note.target().equals(rule.target()))
        .findFirst()
        .map(Note::problem)
        .orElse("");
  }

  private Taken taken(
      Making making, Event event, Rules.Rule rule, String source, Object raw, Object meaning) {
    Optional<Place> place = places.find(making, bound(event, rule, source));
    return new Taken(source, place.map(Place::toString).orElse(""), raw, meaning);
  }

  /** All places that a source leads to: several where the elements of an array are joined. */
  private List<Place> places(Making making, Event event, Rules.Rule rule, String source) {
    Optional<Place> whole = places.find(making, bound(event, rule, source));
    List<Step> path = FieldPath.parse(source).steps();
    int last = joins(rule, source) ? path.lastIndexOf(new Each()) : -1;
    if (whole.isEmpty() || last < 0 || last + 1 == path.size()) {
      return whole.stream().toList();
    }
    return places.elements(whole.get(), path.subList(last + 1, path.size()));
  }

  private static List<Step> bound(Event event, Rules.Rule rule, String source) {
    List<Step> path = FieldPath.parse(source).steps();
    int last = joins(rule, source) ? path.lastIndexOf(new Each()) : -1;
    return event.positions().source(last < 0 ? path : path.subList(0, last), rule.steps());
  }

  private static boolean joins(Rules.Rule rule, String source) {
    return rule.value().refinement().join().isPresent() && rule.value().sources().contains(source);
  }

  private static String besides(Place date) {
    List<Step> steps = new ArrayList<>(date.steps());
    FieldPath.Key last = (FieldPath.Key) steps.remove(steps.size() - 1);
    steps.add(new FieldPath.Key(last.name() + UNREAD));
    return new Place(steps).toString();
  }
}
