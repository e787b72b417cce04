package io.tributary.azure.graph;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What one principal's requests and their answers say about its quota: whether one more fits.
 *
 * <p>The service counted a request at some moment between sending and answer, and forgets it a
 * window's length later at the latest, whether its windows slide or are fixed. So a request fits
 * while fewer than the limit are held, where each is held for a window's length after its answer.
 * One fits as well if an answer said so: as many as were left, less those of ours that may have
 * been counted since, and one more once the told time is over.
 *
 * <p>The time is told in whole seconds, rounded either way, so that a window may be a second longer
 * than the longest that was told; up to the five seconds that are documented, it is taken for
 * these.
 *
 * <p>Where answers are slow, holding requests from these on wastes much of the quota. So one place
 * is kept free at first, to try the shortest time that can be right: the longest that was told,
 * counted from when a request was <em>sent</em>, and what the way to the service may vary by. When
 * the answers of some tries show everything of that age forgotten, requests are held for that time
 * alone and the place is used. If one shows the opposite (a request waited for its sign-in, or for
 * a connection), the same is tried with the longest time that was told, counted from the
 * <em>answer</em>.
 *
 * <p>What was counted and is not ours is others'. Where there was any of it lately, we keep to the
 * rest of the limit, less a margin. Times are nanoseconds. Not safe for several threads.
 */
final class QuotaWindow {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** How much longer than another a request may take to the moment when it is counted. */
  private static final long UNEVEN = Duration.ofMillis(100).toNanos();

  /** The documented window: assumed to be no shorter until a try shows that it is. */
  private static final long ASSUMED = Duration.ofSeconds(5).toNanos();

  /** One try may succeed by chance, when a fixed window has just ended. */
  private static final int TRIES = 3;

  private static final int MOST_TRIES = 8;
  private static final long UNTIL_NEXT_TRY = Duration.ofMinutes(1).toNanos();

  /** If only one of so many is remembered, it is no matter of how late they were counted. */
  private static final int ENOUGH_FORGOTTEN = 3;

  /** So many windows have to begin before they are taken to be fixed. */
  private static final int ENOUGH_WINDOWS = 2;

  /** With fewer than this a place is too much to spare. */
  private static final int FEWEST_TO_SPARE = 4;

  /** What others took is expected of them for so many windows. */
  private static final int MEMORY = 4;

  private record Sighting(long at, int others) {}

  private final Deque<Turn> turns = new ArrayDeque<>();
  private final Deque<Sighting> sightings = new ArrayDeque<>();
  private int limit = 1;
  private long longest;
  private int left;
  private long leftUntil = Long.MIN_VALUE;
  private long moreAt = Long.MAX_VALUE;
  private boolean fixed;

  /** Windows that were seen to begin: one may be others' requests that were forgotten. */
  private int windowsBegun;

  /** A refusal showed that windows are not fixed, whatever answers look like. */
  private boolean neverFixed;

  private boolean slow;

  /**
   * Whether ages count from answers, since they proved to tell nothing when counted from sending.
   */
  private boolean fromAnswers;

  private Turn trial = new Turn(0, Duration.ZERO);
  private int succeeded;
  private int needed = TRIES;
  private long triesFrom = Long.MIN_VALUE;

  QuotaWindow() {
    trial.end(0);
  }

  /** Whether one more request fits now. */
  boolean fits(long now) {
    return hasRoom(now) || isTimeToTry(now);
  }

  /** A request goes out. */
  void goes(Turn turn) {
    long now = turn.sent();
    if (isTrying(now) && !trial.isOpen() && turns.stream().anyMatch(each -> isJustOld(each, now))) {
      trial = turn;
    }
    left--;
    turns.addLast(turn);
    turns.removeIf(each -> !each.isOpen() && !isRemembered(each.answered(), now));
    sightings.removeIf(each -> !isRemembered(each.at(), now));
  }

  /** The answer to a request said how many are left, and after how long some are forgotten. */
  void told(Turn turn, int remaining, long resetsAfter, long now) {
    turn.told(remaining, resetsAfter);
    slow = isSlow();
    boolean learning = remaining >= limit;
    if (learning) { // Others' requests took places at first: what was concluded from fewer is void.
      limit = remaining + 1;
      fixed = false;
      windowsBegun = 0;
    }
    if (resetsAfter > longest) {
      longest = resetsAfter;
      succeeded = 0;
      triesFrom = now;
    }
    see(Math.max(limit - remaining - countedUpTo(turn), takenUpTo(turn)), now);
    if (others(now) == 0 && !learning) {
      judge(turn, limit - remaining, now);
    }
    int surelyLeft = remaining - (int) turns.stream().filter(each -> mayFollow(each, turn)).count();
    if (surelyLeft >= left || now >= leftUntil || others(now) > 0) {
      left = surelyLeft;
      leftUntil = now + longest + SECOND;
      moreAt = latest(turn) + resetsAfter + SECOND;
    }
  }

  /** A request was refused, and not counted, because all places were taken. */
  void refused(Turn turn, long now) {
    turns.remove(turn);
    left = 0;
    leftUntil = now;
    moreAt = Long.MAX_VALUE;
    see(limit - countedUpTo(turn), now);
    neverFixed |= fixed;
    fixed = false;
    if (isProven()) {
      // Others came, or requests are counted less evenly than they were: try anew, and longer.
      succeeded = 0;
      fromAnswers = true;
      needed = Math.min(2 * needed, MOST_TRIES);
      triesFrom = now;
    }
  }

  /** A request never reached what counts. */
  void cancelled(Turn turn) {
    turns.remove(turn);
  }

  /** When something changes by itself that may make a request fit. */
  long nextChange(long now) {
    long next = moreAt > now ? moreAt : Long.MAX_VALUE;
    for (Turn turn : turns) {
      for (long at : List.of(start(turn) + tried() + UNEVEN, release(turn))) {
        next = at > now ? Math.min(next, at) : next;
      }
    }
    for (Sighting sighting : sightings) {
      long end = sighting.at() + MEMORY * cautious();
      next = end > now ? Math.min(next, end) : next;
    }
    return next;
  }

  private boolean hasRoom(long now) {
    int held = held(now);
    int others = others(now);
    if (others > 0) {
      int margin = (others + 3) / 4;
      return held < Math.max(1, limit - others - margin) && (left >= margin || now >= moreAt);
    }
    int spare = isTrying(now) ? 1 : 0;
    return held < limit - spare || left + (now >= moreAt ? 1 : 0) > spare;
  }

  private boolean isTimeToTry(long now) {
    return isTrying(now)
        && others(now) == 0
        && !trial.isOpen()
        && held(now) < limit
        && turns.stream().anyMatch(each -> isJustOld(each, now - UNEVEN));
  }

  /** What a number of requests that count at the moment of one of them proves. */
  private void judge(Turn turn, int counted, long now) {
    if (counted == 1 && youngAndAnswered(turn) >= ENOUGH_FORGOTTEN) {
      // What is that young is forgotten only when a fixed window begins.
      fixed = ++windowsBegun >= ENOUGH_WINDOWS && !neverFixed;
    } else if (!fromAnswers
        && counted <= startedBetween(turn.sent() - longest + UNEVEN, turn.sent() - UNEVEN)) {
      stopTrying(now); // Some are counted late, so that their age does not tell.
    } else if (turn == trial) {
      if (counted > startedBetween(turn.sent() - tried() - UNEVEN, now)) {
        stopTrying(now);
      } else if (counted <= startedBetween(turn.sent() - tried(), now)) {
        succeeded++;
      }
    }
  }

  /** Counted before a request, and surely remembered by it if windows slide. */
  private long youngAndAnswered(Turn turn) {
    return turns.stream()
        .filter(each -> each.answered() < turn.sent())
        .filter(each -> each.sent() > turn.sent() - longest + SECOND)
        .count();
  }

  /**
   * Ages do not tell what was thought: those from answers may, or else nothing does for a while.
   */
  private void stopTrying(long now) {
    succeeded = 0;
    triesFrom = fromAnswers ? now + UNTIL_NEXT_TRY : now;
    fromAnswers = !fromAnswers;
  }

  private long startedBetween(long from, long to) {
    return turns.stream().filter(turn -> start(turn) > from && turn.sent() <= to).count();
  }

  private void see(int others, long now) {
    if (others > 0) {
      sightings.addLast(new Sighting(now, others));
    }
  }

  private int others(long now) {
    return sightings.stream()
        .filter(sighting -> isRemembered(sighting.at(), now))
        .mapToInt(Sighting::others)
        .max()
        .orElse(0);
  }

  private boolean isRemembered(long then, long now) {
    return now < then + MEMORY * cautious();
  }

  private int held(long now) {
    return (int) turns.stream().filter(turn -> isHeld(turn, now)).count();
  }

  private boolean isHeld(Turn turn, long now) {
    return now < release(turn);
  }

  /** At most so many of ours counted when this one was, itself included if it was. */
  private int countedUpTo(Turn turn) {
    return (int)
        turns.stream()
            .filter(each -> isHeld(each, turn.sent()) && each.sent() <= latest(turn))
            .count();
  }

  /** At least so many that others took between an answer before and this one. */
  private int takenUpTo(Turn turn) {
    int taken = 0;
    for (Turn before : turns) {
      if (before.isTold() && latest(before) <= turn.sent()) {
        long ours =
            turns.stream()
                .filter(each -> mayFollow(each, before) && each.sent() <= latest(turn))
                .count();
        taken = Math.max(taken, before.remaining() - turn.remaining() - (int) ours);
      }
    }
    return taken;
  }

  /** Whether a request may have been counted after another. */
  private boolean mayFollow(Turn other, Turn turn) {
    return other != turn && latest(other) > turn.sent();
  }

  /** Whether a request is of the age that is tried, and so newly that it proves something. */
  private boolean isJustOld(Turn turn, long now) {
    long age = now - start(turn);
    return age >= tried() && age < tried() + 2 * UNEVEN;
  }

  /** From when the age of a request counts; endless for one that is not answered, if by answers. */
  private long start(Turn turn) {
    return fromAnswers ? turn.answered() : turn.sent();
  }

  /** The age that is tried: fixed windows can make one look right by chance that is too short. */
  private long tried() {
    return fromAnswers ? Math.max(ASSUMED, longest) : longest;
  }

  private long release(Turn turn) {
    long latest = latest(turn);
    if (latest == Long.MAX_VALUE) {
      return latest;
    }
    if (fixed && turn.isTold()) {
      return latest + turn.resetsAfter() + SECOND;
    }
    return latest + (isProven() ? tried() : cautious());
  }

  /** When a request was counted at the latest, as seen from one that goes straight through. */
  private long latest(Turn turn) {
    return isProven() && !fromAnswers
        ? Math.min(turn.sent() + UNEVEN, turn.answered())
        : turn.answered();
  }

  /** The longest that was told, which is a second too short if rounded down. */
  private long cautious() {
    return longest <= ASSUMED ? ASSUMED : longest + SECOND;
  }

  private boolean isProven() {
    return !fixed && slow && succeeded >= needed;
  }

  private boolean isTrying(long now) {
    return !fixed && slow && !isProven() && limit >= FEWEST_TO_SPARE && now >= triesFrom;
  }

  /** Whether half of the answers take so long that counting ages from them wastes quota. */
  private boolean isSlow() {
    long[] times =
        turns.stream()
            .filter(turn -> !turn.isOpen())
            .mapToLong(turn -> turn.answered() - turn.sent())
            .sorted()
            .toArray();
    return times.length > 0 && times[times.length / 2] > UNEVEN;
  }
}
