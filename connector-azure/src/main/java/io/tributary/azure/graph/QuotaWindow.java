package io.tributary.azure.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What one principal's requests and their answers say about its quota: whether one more fits.
 *
 * <p>A request fits while fewer than the limit are held, each for as long as {@link HoldTime} says
 * that it may count. One fits as well if an answer said so: as many as were left, less those of
 * ours that may have been counted since, and one more once the told time is over. As long as a
 * shorter time to hold requests is tried, one place is kept free for the tries.
 *
 * <p>Where {@link OthersUse} saw anything of others lately, we keep to the rest of the limit, less
 * a margin. The limit is the most that answers showed: all that was left, and the request itself.
 *
 * <p>Times are nanoseconds. Not safe for several threads.
 */
final class QuotaWindow {
  /** With fewer than this a place is too much to spare. */
  private static final int FEWEST_TO_SPARE = 4;

  private final Deque<Turn> turns = new ArrayDeque<>();
  private final HoldTime hold = new HoldTime(turns);
  private final OthersUse others = new OthersUse(turns, hold);
  private int limit = 1;
  private int left;
  private long leftUntil = Long.MIN_VALUE;
  private long moreAt = Long.MAX_VALUE;

  /** Whether one more request fits now. */
  boolean fits(long now) {
    return hasRoom(now) || isTimeToTry(now);
  }

  /** A request goes out. */
  void goes(Turn turn) {
    long now = turn.sent();
    if (canSpare()) {
      hold.goes(turn);
    }
    left--;
    turns.addLast(turn);
    turns.removeIf(each -> !each.isOpen() && !others.isRemembered(each.answered(), now));
    others.forget(now);
  }

  /** The answer to a request said how many are left, and after how long some are forgotten. */
  void told(Turn turn, int remaining, long resetsAfter, long now) {
    turn.told(remaining, resetsAfter);
    boolean learning = remaining >= limit;
    if (learning) { // Others' requests took places at first.
      limit = remaining + 1;
      hold.forgetWindows();
    }
    hold.told(resetsAfter, now);
    others.told(turn, limit - remaining, now);
    if (others.expected(now) == 0 && !learning) {
      hold.judge(turn, limit - remaining, now);
    }
    int after = (int) turns.stream().filter(each -> hold.mayFollow(each, turn)).count();
    int surelyLeft = remaining - after;
    if (surelyLeft >= left || now >= leftUntil || others.expected(now) > 0) {
      left = surelyLeft;
      leftUntil = now + hold.longest() + HoldTime.SECOND;
      moreAt = hold.latest(turn) + resetsAfter + HoldTime.SECOND;
    }
  }

  /** A request was refused, and not counted, because all places were taken. */
  void refused(Turn turn, long now) {
    turns.remove(turn);
    left = 0;
    leftUntil = now;
    moreAt = Long.MAX_VALUE;
    others.refused(turn, limit, now);
    hold.refused(now);
  }

  /** A request never reached what counts. */
  void cancelled(Turn turn) {
    turns.remove(turn);
  }

  /** When something changes by itself that may make a request fit. */
  long nextChange(long now) {
    long next = Math.min(moreAt > now ? moreAt : Long.MAX_VALUE, others.nextChange(now));
    for (Turn turn : turns) {
      for (long at : List.of(hold.nextTry(turn), hold.release(turn))) {
        next = at > now ? Math.min(next, at) : next;
      }
    }
    return next;
  }

  private boolean hasRoom(long now) {
    int held = held(now);
    int taken = others.expected(now);
    if (taken > 0) {
      int margin = (taken + 3) / 4;
      return held < Math.max(1, limit - taken - margin) && (left >= margin || now >= moreAt);
    }
    int spare = canSpare() && hold.isTrying(now) ? 1 : 0;
    return held < limit - spare || left + (now >= moreAt ? 1 : 0) > spare;
  }

  private boolean isTimeToTry(long now) {
    return canSpare() && hold.isTimeToTry(now) && others.expected(now) == 0 && held(now) < limit;
  }

  private boolean canSpare() {
    return limit >= FEWEST_TO_SPARE;
  }

  private int held(long now) {
    return (int) turns.stream().filter(turn -> hold.isHeld(turn, now)).count();
  }
}
