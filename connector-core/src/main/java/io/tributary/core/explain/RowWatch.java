package io.tributary.core.explain;

import io.tributary.core.transform.MapTrace;
import io.tributary.record.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what a map did with one row, for {@link RowStory} to tell. */
final class RowWatch implements MapTrace {
  private final List<Integer> elements = new ArrayList<>();
  private final List<Making> makings = new ArrayList<>();
  private final Deque<Positions.Element> within = new ArrayDeque<>();
  private final List<Read> passedOver = new ArrayList<>();
  private Document row = Document.empty();
  private @Nullable Part open;

  /** The row with what stood in strings. */
  Document row() {
    return row;
  }

  /** What was made of the row, or was going to be. */
  List<Making> makings() {
    return makings;
  }

  @Override
  public void row(Document read) {
    row = read;
  }

  @Override
  public void element(int position) {
    elements.add(position);
  }

  @Override
  public void begin(Document laidOver) {
    int next = makings.size();
    makings.add(new Making(laidOver, next < elements.size() ? elements.get(next) : -1));
  }

  @Override
  public void open(Part part) {
    open = part;
    making().documents.put(part, new ArrayList<>());
  }

  @Override
  public void close() {
    open = null;
  }

  @Override
  public void enter(int position, int element) {
    within.addLast(new Positions.Element(position, element));
  }

  @Override
  public void leave() {
    within.removeLast();
  }

  @Override
  public void passedOver(String target, String source, Object raw) {
    passedOver.add(new Read(target, source, raw));
  }

  @Override
  public void read(Reading reading) {
    keep(new Event(reading, List.copyOf(passedOver), positions(), "", ""));
    passedOver.clear();
  }

  @Override
  public void withheld(String target, String source) {
    Optional<Object> nothing = Optional.empty();
    Reading reading = new Reading(target, Optional.empty(), nothing, nothing, nothing);
    keep(new Event(reading, List.of(), positions(), "", source));
  }

  @Override
  public void unread(String target, String text) {
    List<Event> events = current();
    for (int i = events.size() - 1; i >= 0; i--) {
      Event date = events.get(i);
      if (date.reading.target().equals(target)) {
        keep(new Event(date.reading, date.passedOver, positions(), text, ""));
        return;
      }
    }
  }

  private Positions positions() {
    return new Positions(List.copyOf(within));
  }

  private void keep(Event event) {
    current().add(event);
  }

  private List<Event> current() {
    Making making = making();
    return open == null ? making.parts : making.documents.getOrDefault(open, making.parts);
  }

  private Making making() {
    return makings.get(makings.size() - 1);
  }

  /** The making of one record and of the stubs beside it. */
  static final class Making {
    private final Document row;
    private final int element;
    private final List<Event> parts = new ArrayList<>();
    private final Map<Part, List<Event>> documents = new EnumMap<>(Part.class);

    Making(Document row, int element) {
      this.row = row;
      this.element = element;
    }

    /** The row, with the keys of the element. */
    Document row() {
      return row;
    }

    /** The position of the element of {@code forEach}; -1 when the row itself makes the record. */
    int element() {
      return element;
    }

    /** What was read for the record itself. */
    List<Event> parts() {
      return parts;
    }

    /** What was read for its documents. */
    Map<Part, List<Event>> documents() {
      return documents;
    }
  }

  /**
   * A value that was looked for.
   *
   * @param passedOver sources that held what counts as nothing
   * @param positions the elements of arrays that it stands in
   * @param unread the text that stands beside a date that could not be read; empty for any other
   * @param withheld the source of a condition that does not hold; empty when all do
   */
  record Event(
      Reading reading,
      List<Read> passedOver,
      Positions positions,
      String unread,
      String withheld) {}

  /** A source that held something. */
  record Read(String target, String source, Object raw) {}
}
