package io.tributary.core.config;

import io.tributary.core.config.ConfigNode.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of a file from the parser's events, so that nothing is ever expanded: an alias is
 * refused where it stands, and the depth is bounded.
 */
final class ConfigTree {
  /** How deep a file may nest. */
  static final int MAX_DEPTH = 40;

  private final Problems problems;
  private final Iterator<Event> events;

  private ConfigTree(Problems problems, String text) {
    this.problems = problems;
    this.events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
  }

  /** Reads the root, which is to be a mapping; without one, the problems are thrown. */
  static ConfigObject read(String text, Problems problems) {
    Optional<ConfigObject> root = find(text, problems);
    if (root.isEmpty()) {
      problems.throwIfAny();
    }
    return root.orElseThrow();
  }

  /** Reads the root; without one, the problems are noted and it is empty. */
  static ConfigObject readWhatItIs(String text, Problems problems) {
    return find(text, problems)
        .orElseGet(() -> new ConfigObject(new Place(problems, 1, 1, ""), Map.of()));
  }

  private static Optional<ConfigObject> find(String text, Problems problems) {
    Optional<ConfigObject> root = Optional.empty();
    try {
      root = new ConfigTree(problems, text).root();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      problems.add(line(mark), column(mark), "is not YAML or JSON: " + sentence(e));
    } catch (YamlEngineException e) {
      problems.add(1, 1, "is not YAML or JSON: " + e.getMessage());
    } catch (Refused e) {
      problems.add(e.line, e.column, e.problem);
    }
    return root;
  }

  private Optional<ConfigObject> root() {
    events.next(); // the start of the stream
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      problems.add(1, 1, "the file is empty");
      return Optional.empty();
    }
    Optional<ConfigObject> root = node(events.next(), "", 1).object();
    events.next(); // the end of the document
    Event end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new Refused(end, "the file must hold one document only");
    }
    return root;
  }

  private ConfigNode node(Event event, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw new Refused(event, "the file is nested deeper than " + MAX_DEPTH + " levels");
    }
    if (event instanceof AliasEvent) {
      throw new Refused(event, "aliases (*name) are not accepted: write the value out");
    }
    Place place = place(event, path);
    if (event instanceof ScalarEvent scalar) {
      return new ConfigScalar(place, scalar.getValue(), scalar.isPlain());
    }
    if (event instanceof SequenceStartEvent) {
      return new ConfigList(place, elements(path, depth));
    }
    return new ConfigObject(place, entries(path, depth));
  }

  private List<ConfigNode> elements(String path, int depth) {
    List<ConfigNode> elements = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      elements.add(node(event, path + "[" + elements.size() + "]", depth + 1));
      event = events.next();
    }
    return elements;
  }

  private Map<String, ConfigObject.Entry> entries(String path, int depth) {
    Map<String, ConfigObject.Entry> entries = new LinkedHashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      if (!(event instanceof ScalarEvent scalar)) {
        throw new Refused(event, "a key must be text");
      }
      String key = scalar.getValue();
      Place place = place(event, path.isEmpty() ? key : path + "." + key);
      ConfigNode value = node(events.next(), place.path(), depth + 1);
      if (entries.putIfAbsent(key, new ConfigObject.Entry(place, value)) != null) {
        place.problem("is there twice");
      }
      event = events.next();
    }
    return entries;
  }

  private Place place(Event event, String path) {
    return new Place(problems, line(event.getStartMark()), column(event.getStartMark()), path);
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private static int column(Optional<Mark> mark) {
    return mark.map(Mark::getColumn).orElse(0) + 1;
  }

  private static String sentence(MarkedYamlEngineException e) {
    String context = e.getContext();
    return context == null ? e.getProblem() : context + ", " + e.getProblem();
  }

  /** Reading cannot go on. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String problem;

    Refused(Event event, String problem) {
      super(problem, null, false, false);
      this.line = ConfigTree.line(event.getStartMark());
      this.column = ConfigTree.column(event.getStartMark());
      this.problem = problem;
    }
  }
}
