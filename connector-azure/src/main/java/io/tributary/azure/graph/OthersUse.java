package io.tributary.azure.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * How much of a principal's quota others use, such as another program of the host.
 *
 * <p>Nobody says it. But every answer says how many requests count, and what counts and cannot be
 * ours is others'. That is told in two ways, each of which is too low at times and never too high:
 * by what counts in all, less what we hold; and by what was taken since an answer before, less what
 * we sent since. What was seen is expected of them for some windows more, the most of it at once.
 *
 * <p>Times are nanoseconds. Not safe for several threads.
 */
final class OthersUse {
  /** What others took is expected of them for so many windows. */
  private static final int MEMORY = 4;

  private record Sighting(long at, int requests) {}

  private final Collection<Turn> turns;
  private final HoldTime hold;
  private final Deque<Sighting> sightings = new ArrayDeque<>();

  /**
   * Nothing was seen yet.
   *
   * @param turns ours that are remembered, which others add to and remove from
   * @param hold how long they are held
   */
  OthersUse(Collection<Turn> turns, HoldTime hold) {
    this.turns = turns;
    this.hold = hold;
  }

  /** An answer said how many are left, so that so many counted. */
  void told(Turn turn, int counted, long now) {
    see(Math.max(counted - countedUpTo(turn), takenUpTo(turn)), now);
  }

  /** A request was refused, and not counted, because as many as the limit counted. */
  void refused(Turn turn, int limit, long now) {
    see(limit - countedUpTo(turn), now);
  }

  /** How many places of the quota to leave to others. */
  int expected(long now) {
    return sightings.stream()
        .filter(sighting -> isRemembered(sighting.at(), now))
        .mapToInt(Sighting::requests)
        .max()
        .orElse(0);
  }

  /** Whether what was at a moment still tells something about others. */
  boolean isRemembered(long then, long now) {
    return now < then + MEMORY * hold.cautious();
  }

  /** Forgets what tells nothing any more. */
  void forget(long now) {
    sightings.removeIf(sighting -> !isRemembered(sighting.at(), now));
  }

  /** When less may be expected, if nothing more is seen; endless if nothing was. */
  long nextChange(long now) {
    long next = Long.MAX_VALUE;
    for (Sighting sighting : sightings) {
      long end = sighting.at() + MEMORY * hold.cautious();
      next = end > now ? Math.min(next, end) : next;
    }
    return next;
  }

  private void see(int requests, long now) {
    if (requests > 0) {
      sightings.addLast(new Sighting(now, requests));
    }
  }

  /** At most so many of ours counted when this one was, itself included if it was. */
  private int countedUpTo(Turn turn) {
    return (int)
        turns.stream()
            .filter(each -> hold.isHeld(each, turn.sent()) && each.sent() <= hold.latest(turn))
            .count();
  }

  /** At least so many that others took between an answer before and this one. */
  private int takenUpTo(Turn turn) {
    int taken = 0;
    for (Turn before : turns) {
      if (before.isTold() && hold.latest(before) <= turn.sent()) {
        long ours =
            turns.stream()
                .filter(each -> hold.mayFollow(each, before) && each.sent() <= hold.latest(turn))
                .count();
        taken = Math.max(taken, before.remaining() - turn.remaining() - (int) ours);
      }
    }
    return taken;
  }
}
