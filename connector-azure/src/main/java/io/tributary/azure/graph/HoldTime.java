package io.tributary.azure.graph;

import java.time.Duration;
import java.util.Collection;

/**
 * How long a request of ours is taken to count, by what answers showed of it.
 *
 * <p>The service counted it at some moment between sending and answer, and forgets it a window's
 * length later at the latest, whether its windows slide or are fixed. So it is held for that long
 * after its answer. The time is told in whole seconds, rounded either way, so that a window may be
 * a second longer than the longest that was told; up to the five seconds that are documented, it is
 * taken for these.
 *
 * <p>Where answers are slow, holding requests from these on wastes much of the quota. So the
 * shortest time that can be right is tried: the longest that was told, counted from when a request
 * was <em>sent</em>, and what the way to the service may vary by. When the answers of some tries
 * show everything of that age forgotten, requests are held for that time alone. If one shows the
 * opposite (a request waited for its sign-in, or for a connection), the same is tried with the
 * longest time that was told, counted from the <em>answer</em>.
 *
 * <p>Where requests are forgotten that are too young for a window that slides, windows are fixed,
 * and each request is held for the time that its own answer told, and a second.
 *
 * <p>Times are nanoseconds. Not safe for several threads.
 */
final class HoldTime {
  static final long SECOND = Duration.ofSeconds(1).toNanos();

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

  private final Collection<Turn> turns;
  private long longest;
  private boolean slow;
  private boolean fixed;

  /** Windows that were seen to begin: one may be others' requests that were forgotten. */
  private int windowsBegun;

  /** A refusal showed that windows are not fixed, whatever answers look like. */
  private boolean neverFixed;

  /**
   * Whether ages count from answers, since they proved to tell nothing when counted from sending.
   */
  private boolean fromAnswers;

  private Turn trial = new Turn(0, Duration.ZERO);
  private int succeeded;
  private int needed = TRIES;
  private long triesFrom = Long.MIN_VALUE;

  /**
   * Nothing is known yet.
   *
   * @param turns ours that are remembered, which others add to and remove from
   */
  HoldTime(Collection<Turn> turns) {
    this.turns = turns;
    trial.end(0);
  }

  /** A request goes out, which may be a try. */
  void goes(Turn turn) {
    if (canTry(turn.sent(), turn.sent())) {
      trial = turn;
    }
  }

  /** An answer came that told a time after which some are forgotten. */
  void told(long resetsAfter, long now) {
    slow = isSlow();
    if (resetsAfter > longest) {
      longest = resetsAfter;
      succeeded = 0;
      triesFrom = now;
    }
  }

  /** The limit was thought to be another: what was concluded from how many count is void. */
  void forgetWindows() {
    fixed = false;
    windowsBegun = 0;
  }

  /** What a number of requests that count at the moment of one of them proves, if all are ours. */
  void judge(Turn turn, int counted, long now) {
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

  /** A request was refused that was thought to fit. */
  void refused(long now) {
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

  /** Whether a request may still count. */
  boolean isHeld(Turn turn, long now) {
    return now < release(turn);
  }

  /** Until when a request may count; endless for one that is not answered. */
  long release(Turn turn) {
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
  long latest(Turn turn) {
    return isProven() && !fromAnswers
        ? Math.min(turn.sent() + UNEVEN, turn.answered())
        : turn.answered();
  }

  /** Whether a request may have been counted after another. */
  boolean mayFollow(Turn other, Turn turn) {
    return other != turn && latest(other) > turn.sent();
  }

  /** The longest that was told. */
  long longest() {
    return longest;
  }

  /** The length of a window, if nothing is proven: a second too short if rounded down. */
  long cautious() {
    return longest <= ASSUMED ? ASSUMED : longest + SECOND;
  }

  /** Whether a shorter time may be tried. */
  boolean isTrying(long now) {
    return !fixed && slow && !isProven() && now >= triesFrom;
  }

  /** Whether a request would be a try now. */
  boolean isTimeToTry(long now) {
    return canTry(now, now - UNEVEN);
  }

  /** From when on a request would be a try, because of the age of this one. */
  long nextTry(Turn turn) {
    return start(turn) + tried() + UNEVEN;
  }

  private boolean canTry(long now, long at) {
    return isTrying(now) && !trial.isOpen() && turns.stream().anyMatch(each -> isJustOld(each, at));
  }

  private boolean isProven() {
    return !fixed && slow && succeeded >= needed;
  }

  /**
   * Ages do not tell what was thought: those from answers may, or else nothing does for a while.
   */
  private void stopTrying(long now) {
    succeeded = 0;
    triesFrom = fromAnswers ? now + UNTIL_NEXT_TRY : now;
    fromAnswers = !fromAnswers;
  }

  /** Counted before a request, and surely remembered by it if windows slide. */
  private long youngAndAnswered(Turn turn) {
    return turns.stream()
        .filter(each -> each.answered() < turn.sent())
        .filter(each -> each.sent() > turn.sent() - longest + SECOND)
        .count();
  }

  private long startedBetween(long from, long to) {
    return turns.stream().filter(turn -> start(turn) > from && turn.sent() <= to).count();
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
