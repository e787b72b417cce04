package io.tributary.azure.fault;

import io.tributary.failure.ErrorKind;
import io.tributary.testkit.http.HttpReply;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One fault, and how a run ends in which it stays.
 *
 * @param name for people
 * @param effect makes what it does, for one run
 * @param way how it comes about
 * @param lasting how a run ends that meets it again and again; empty if it gets around it
 * @param mostRequests for the page that it strikes, all attempts at the split together
 * @param positions of pages that it can strike
 */
record Fault(
    String name,
    Supplier<Effect> effect,
    Way way,
    Optional<Stop> lasting,
    int mostRequests,
    Set<Position> positions) {

  /** How a fault comes about. */
  enum Way {
    /** The service answers so. */
    ANSWER,
    /** As {@link #ANSWER}; asking again cannot help, and is not tried. */
    REFUSAL,
    /** The service answers so, and is quiet for longer than the client waits. */
    SILENCE,
    /** The service refuses the token; the client signs in anew, without a word about it. */
    TOKEN,
    /** Connections break, and the proxy makes no new ones. */
    PROXY,
    /** Connections break, and the host's name cannot be resolved any more. */
    NAME
  }

  /**
   * How a run ends.
   *
   * @param kind of the error; empty when the pages as such are answers, and contradict each other
   * @param reason what the report says, among other things
   */
  record Stop(Optional<ErrorKind> kind, String reason) {}

  static Fault of(String name, UnaryOperator<HttpReply> effect) {
    return of(name, () -> (request, page) -> effect.apply(page));
  }

  static Fault of(String name, Supplier<Effect> effect) {
    return new Fault(name, effect, Way.ANSWER, Optional.empty(), 0, EnumSet.allOf(Position.class));
  }

  /** The same, which comes about in another way. */
  Fault by(Way another) {
    return new Fault(name, effect, another, lasting, mostRequests, positions);
  }

  /** The same, with the end of a run in which it stays. */
  Fault ends(ErrorKind kind, String reason, int most) {
    Stop stop = new Stop(Optional.of(kind), reason);
    return new Fault(name, effect, way, Optional.of(stop), most, positions);
  }

  /** The same, for a walk that is read to its end and proves nothing. */
  Fault contradicts(String reason, int most) {
    Stop stop = new Stop(Optional.empty(), reason);
    return new Fault(name, effect, way, Optional.of(stop), most, positions);
  }

  /** The same, for what a run gets around even if it stays. */
  Fault isGotAround(int most) {
    return new Fault(name, effect, way, Optional.empty(), most, positions);
  }

  /** The same, for pages at some positions only. */
  Fault at(Position first, Position... others) {
    return new Fault(name, effect, way, lasting, mostRequests, EnumSet.of(first, others));
  }

  @Override
  public String toString() {
    return name;
  }
}
