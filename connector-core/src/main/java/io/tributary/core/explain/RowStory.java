package io.tributary.core.explain;

import io.tributary.core.explain.ExplainedRecord.Kind;
import io.tributary.core.explain.ExplainedValue.Origin;
import io.tributary.core.explain.RowWatch.Event;
import io.tributary.core.explain.RowWatch.Making;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapTrace.Part;
import io.tributary.record.OutputRecord;
import io.tributary.transform.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a {@link RowWatch} saw in the words of the map. */
final class RowStory {
  private final FieldMap map;
  private final Rules rules;
  private final RowWatch watch;
  private final Mapping mapping;
  private final RowPlaces places;
  private final UnusedFields unused;
  private final ValueStory values;

  RowStory(FieldMap map, Rules rules, RowWatch watch, Mapping mapping) {
    this.map = map;
    this.rules = rules;
    this.watch = watch;
    this.mapping = mapping;
    this.places = new RowPlaces(watch.row(), rules.forEach());
    this.unused = new UnusedFields(rules.names());
    this.values = new ValueStory(rules, places, mapping, unused);
  }

  Explanation explanation(String id) {
    List<ExplainedRecord> records = new ArrayList<>();
    for (Making making : watch.makings()) {
      tell(making, records);
    }
    rules.leavingOut().values().forEach(path -> places.find(path).ifPresent(unused::used));
    unused.look(watch.row());
    return new Explanation(
        map.name(), map.version(), id, mapping, records, unused.found(), unused.beyond());
  }

  private void tell(Making making, List<ExplainedRecord> records) {
    Map<String, ExplainedValue> parts = new LinkedHashMap<>();
    for (Event event : making.parts()) {
      parts.put(event.reading().target(), values.part(making, event));
    }
    Optional<ExplainedValue> related =
        making.documents().containsKey(Part.RELATED)
            ? Optional.ofNullable(parts.remove("record.related"))
            : Optional.empty(); // There is none, and the finding tells why.
    Optional<ExplainedValue> about = Optional.ofNullable(parts.get("record.asset"));
    boolean asset = map.record().kind() == OutputRecord.Kind.ASSET;
    Kind kind = asset ? Kind.ASSET : Kind.FINDING;
    List<ExplainedValue> own = List.copyOf(parts.values());
    records.add(record(making, Part.RECORD, kind, own, parts.get("record.key")));
    if (making.documents().containsKey(Part.STUB)) {
      records.add(
          record(making, Part.STUB, Kind.STUB, about.stream().toList(), about.orElse(null)));
    }
    if (making.documents().containsKey(Part.RELATED)) {
      records.add(
          record(
              making, Part.RELATED, Kind.RELATED, related.stream().toList(), related.orElse(null)));
    }
  }

  private ExplainedRecord record(
      Making making,
      Part part,
      Kind kind,
      List<ExplainedValue> parts,
      @Nullable ExplainedValue key) {
    List<ExplainedValue> written = new ArrayList<>();
    Map<String, ExplainedValue> missing = new LinkedHashMap<>();
    Set<String> filled = new HashSet<>();
    for (Event event : making.documents().getOrDefault(part, List.of())) {
      ExplainedValue value = values.field(making, event, part);
      if (value.value().isEmpty()) {
        missing.putIfAbsent(value.target(), value);
      } else {
        written.add(value);
        if (value.origin() != Origin.TEXT_OF_DATE) {
          filled.add(value.target());
        }
      }
    }
    if (making.documents().containsKey(part)) {
      rules.of(part).stream()
          .filter(rule -> !missing.containsKey(rule.target()))
          .forEach(rule -> missing.put(rule.target(), values.unreached(rule)));
    }
    missing.keySet().removeAll(filled);
    return new ExplainedRecord(
        kind,
        Optional.ofNullable(key).flatMap(ExplainedValue::value).map(Object::toString).orElse(""),
        places.element(making).toString(),
        parts,
        written,
        List.copyOf(missing.values()));
  }
}
