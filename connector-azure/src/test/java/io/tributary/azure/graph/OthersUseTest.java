package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen of others; nothing longer than the documented five seconds was told. */
class OthersUseTest {
  private static final int ALL_ARE_OURS = 0;

  private final List<Turn> turns = new ArrayList<>();
  private final OthersUse others = new OthersUse(turns, new HoldTime(turns));

  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  /** One of ours that was sent and answered so many seconds after the start. */
  private Turn turn(double sent, double answered, int remaining) {
    Turn turn = new Turn(seconds(sent), Duration.ZERO);
    turn.end(seconds(answered));
    turn.told(remaining, seconds(5));
    turns.add(turn);
    return turn;
  }

  @Test
  void whatCountsAndIsNotOursIsOthers() {
    turn(1, 1.1, 13);
    Turn last = turn(2, 2.1, 9);

    others.told(last, 6, seconds(2.1));

    assertThat(others.expected(seconds(2.1))).isEqualTo(4);
  }

  @Test
  void oursThatMayCountAreNotOthers() {
    turn(1, 1.1, 14);
    turn(5.9, 8, 13);
    Turn last = turn(6, 6.1, 12);

    others.told(last, 3, seconds(6.1));

    assertThat(others.expected(seconds(6.1))).isZero();
  }

  @Test
  void whatWasTakenBetweenTwoAnswersAndNotByUsIsOthers() {
    turn(1, 1.1, 12);
    turn(2, 4, 11);
    Turn last = turn(3, 3.1, 7);

    others.told(last, ALL_ARE_OURS, seconds(3.1));

    assertThat(others.expected(seconds(3.1))).isEqualTo(3);
  }

  @Test
  void aRefusalTellsThatAllPlacesWereTaken() {
    turn(1, 1.1, 0);

    others.refused(new Turn(seconds(2), Duration.ZERO), 15, seconds(2.1));

    assertThat(others.expected(seconds(2.1))).isEqualTo(14);
  }

  @Test
  void theMostIsExpectedForFourWindows() {
    Turn some = turn(1, 1, 10);
    others.told(some, 6, seconds(1));
    Turn fewer = turn(2, 2, 10);
    others.told(fewer, 4, seconds(2));

    assertThat(others.expected(seconds(20.9))).isEqualTo(5);
    assertThat(others.nextChange(seconds(20.9))).isEqualTo(seconds(21));
    assertThat(others.expected(seconds(21))).isEqualTo(2);
    assertThat(others.nextChange(seconds(21))).isEqualTo(seconds(22));
    others.forget(seconds(22));
    assertThat(others.expected(seconds(22))).isZero();
    assertThat(others.nextChange(seconds(21))).isEqualTo(Long.MAX_VALUE);
  }
}
