package io.tributary.core.run;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import io.tributary.core.source.Splits;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.sink.Attempt;
import io.tributary.source.CheckpointStore;
import io.tributary.source.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a run notes of itself, so that another can go on where it stopped: its plan, which attempts
 * are open, and what the committed ones brought. Without a store it notes nothing.
 *
 * <p>An attempt is noted as open before the sink hears of it. What it brought is noted before the
 * sink commits it; from then on it counts, and a sink that was not told yet is told by the run that
 * goes on. Safe for several threads.
 */
final class Journal {
  private static final int FORMAT = 2;
  private static final String RUN = "run";
  private static final String OPEN = "open.";
  private static final String DONE = "done.";
  private static final String PARTS = "parts.";

  private final Optional<CheckpointStore> store;
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final List<Attempt> open = new ArrayList<>();
  private Optional<Plan> stopped = Optional.empty();

  private Journal(Optional<CheckpointStore> store) {
    this.store = store;
  }

  /** The journal of a run that begins; what is left of another one is forgotten. */
  static Journal begin(Optional<CheckpointStore> store) {
    Journal journal = new Journal(store);
    journal.clear();
    return journal;
  }

  /** The journal of the run that stopped, or of one that begins where none did. */
  static Journal resume(CheckpointStore store) {
    Set<String> names = store.names();
    if (!names.contains(RUN)) {
      return begin(Optional.of(store));
    }
    Journal journal = new Journal(Optional.of(store));
    journal.load(names);
    return journal;
  }

  /** The plan of the run that stopped, if this goes on with one. */
  Optional<Plan> stopped() {
    return stopped;
  }

  /** Whether what the run brings is noted. */
  boolean isKept() {
    return store.isPresent();
  }

  /** The attempts that were open when the run stopped. */
  List<Attempt> open() {
    return List.copyOf(open);
  }

  /** The number of the next attempt at a unit. */
  int next(String unit) {
    return numbers.getOrDefault(unit, 0) + 1;
  }

  /** Whether what the unit brought is noted. */
  boolean isDone(String unit) {
    return done.contains(unit);
  }

  /** Whether there is anything to go on with. */
  boolean hasDone() {
    return !done.isEmpty();
  }

  /** The run has a plan: from here on it can be resumed. */
  void planned(Plan plan) {
    put(
        RUN,
        out -> {
          out.number(FORMAT).text(plan.run()).text(plan.settings());
          out.texts(plan.splits().stream().map(Splits::toJson).toList());
        });
  }

  /** A split is read in parts from now on. */
  void divided(Split split, List<Split> parts) {
    put(PARTS + split.id(), out -> out.texts(parts.stream().map(Splits::toJson).toList()));
  }

  /** The sink is about to hear of an attempt. */
  void begins(Attempt attempt) {
    put(OPEN + attempt.unit(), out -> out.number(attempt.number()).flag(true));
  }

  /** The sink has forgotten an attempt. */
  void abandoned(Attempt attempt) {
    put(OPEN + attempt.unit(), out -> out.number(attempt.number()).flag(false));
  }

  /** The sink is about to commit an attempt, which brought this. */
  void commits(Attempt attempt, Content brought) {
    put(DONE + attempt.unit(), brought);
    if (isKept()) {
      done.add(attempt.unit());
    }
  }

  /** The sink has committed an attempt. */
  void committed(Attempt attempt) {
    store.ifPresent(entries -> entries.remove(OPEN + attempt.unit()));
  }

  /** Reads what a unit brought. */
  void read(String unit, Reader reader) throws InterruptedException {
    try (EntryReader in = new EntryReader(store.orElseThrow().read(DONE + unit))) {
      reader.read(in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The run is over, or has nothing to go on with: all is forgotten, the plan first. */
  void clear() {
    store.ifPresent(
        entries -> {
          entries.remove(RUN);
          entries.clear();
        });
  }

  private void load(Set<String> names) {
    CheckpointStore entries = store.orElseThrow();
    String run;
    try (EntryReader in = new EntryReader(entries.read(RUN))) {
      if (in.number() != FORMAT) {
        throw new IOException("they are of another version of this library");
      }
      run = in.text();
      stopped = Optional.of(new Plan(run, in.text(), splits(in.texts())));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
    stopped = stopped.map(plan -> plan.with(divided(plan.splits(), names)));
    for (String name : names) {
      if (name.startsWith(DONE)) {
        done.add(name.substring(DONE.length()));
      } else if (name.startsWith(OPEN)) {
        load(run, name);
      }
    }
  }

  private void load(String run, String name) {
    String unit = name.substring(OPEN.length());
    try (EntryReader in = new EntryReader(store.orElseThrow().read(name))) {
      int number = Math.toIntExact(in.number());
      numbers.put(unit, number);
      if (in.flag()) {
        open.add(new Attempt(run, unit, number));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The splits, with the parts of those that were divided in their places. */
  private List<Split> divided(List<Split> splits, Set<String> names) {
    List<Split> all = new ArrayList<>();
    for (Split split : splits) {
      String name = PARTS + split.id();
      all.addAll(names.contains(name) ? divided(parts(name), names) : List.of(split));
    }
    return all;
  }

  private List<Split> parts(String name) {
    try (EntryReader in = new EntryReader(store.orElseThrow().read(name))) {
      return splits(in.texts());
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  private static List<Split> splits(List<String> jsons) {
    return jsons.stream().map(Splits::fromJson).toList();
  }

  private void put(String name, Content content) {
    store.ifPresent(entries -> entries.put(name, out -> content.write(new EntryWriter(out))));
  }

  private static ConnectorException unreadable(Exception e) {
    return new ConnectorException(
        ErrorKind.CONFIGURATION,
        "The checkpoints of the stopped run cannot be read, so that it has to begin anew: "
            + e.getMessage(),
        e);
  }

  /**
   * What a run set out to do.
   *
   * @param run its id
   * @param settings what decides what it reads
   * @param splits all that it reads
   */
  record Plan(String run, String settings, List<Split> splits) {
    Plan with(List<Split> others) {
      return new Plan(run, settings, others);
    }
  }

  /** Writes what a unit brought. */
  @FunctionalInterface
  interface Content {
    void write(EntryWriter out) throws IOException;
  }

  /** Reads what a unit brought. */
  @FunctionalInterface
  interface Reader {
    void read(EntryReader in) throws IOException, InterruptedException;
  }
}
