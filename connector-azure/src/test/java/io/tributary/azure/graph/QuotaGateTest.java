package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the gate does step by step; {@link PaceTest} shows how much of a quota it uses. */
class QuotaGateTest {
  private final VirtualPause time = new VirtualPause();
  private final QuotaGate gate = QuotaGate.create(time);

  private Optional<Turn> claim() {
    return gate.claim(time.nanos());
  }

  /** Lets everything out that may go now. */
  private List<Turn> claimAll() {
    List<Turn> turns = new ArrayList<>();
    for (Optional<Turn> turn = claim(); turn.isPresent(); turn = claim()) {
      turns.add(turn.get());
    }
    return turns;
  }

  @Test
  void oneRequestGoesFirstAndTheOthersWaitForWhatItLearns() throws Exception {
    Turn first = gate.enter();

    assertThat(first.waited()).isZero();
    assertThat(claim()).isEmpty();
    gate.told(first, 2, Duration.ofSeconds(5));

    assertThat(claimAll()).hasSize(2);
    assertThat(gate.enter().waited()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(6_100));
  }

  @Test
  void whereAnswersAreSlowAPlaceIsKeptToTryHowLongTheWindowIs() throws Exception {
    Turn first = gate.enter();
    time.pass(Duration.ofMillis(200));
    gate.told(first, 14, Duration.ofSeconds(5));
    List<Turn> turns = claimAll();
    time.pass(Duration.ofMillis(200));
    for (Turn turn : turns) {
      gate.told(turn, 1, Duration.ofSeconds(5));
    }

    assertThat(gate.enter().waited()).isEqualTo(Duration.ofMillis(5_100 - 400));
  }

  @Test
  void aServiceThatTellsItsQuotaOnlyInRefusalsIsNotHeldBackAfterwards() throws Exception {
    gate.untold(gate.enter());
    gate.refused(gate.enter(), Duration.ofSeconds(1));
    gate.untold(gate.enter());

    for (int i = 0; i < 100; i++) {
      assertThat(gate.enter().waited()).isZero();
    }
  }

  @Test
  void answersThatComeOutOfOrderDoNotRaiseWhatIsLeft() throws Exception {
    gate.told(gate.enter(), 3, Duration.ofSeconds(5));
    List<Turn> turns = claimAll();
    time.pass(Duration.ofSeconds(1));
    gate.told(turns.get(1), 1, Duration.ofSeconds(4));
    gate.told(turns.get(0), 2, Duration.ofSeconds(4));

    int sent = 1 + turns.size() + claimAll().size();

    assertThat(sent).isLessThanOrEqualTo(4);
  }

  @Test
  void aRefusalHoldsEverybodyBackAndThenOneGoesAhead() throws Exception {
    gate.told(gate.enter(), 10, Duration.ofSeconds(1));
    gate.refused(gate.enter(), Duration.ofSeconds(7));

    assertThat(gate.enter().waited()).isEqualTo(Duration.ofSeconds(7));
    assertThat(claim()).isEmpty();
  }

  @Test
  void answersThatWereOnTheirWayDoNotShortenARefusal() throws Exception {
    gate.told(gate.enter(), 10, Duration.ofSeconds(5));
    Turn refused = gate.enter();
    Turn onItsWay = gate.enter();
    gate.refused(refused, Duration.ofSeconds(30));
    gate.told(onItsWay, 3, Duration.ofSeconds(2));

    assertThat(gate.enter().waited()).isEqualTo(Duration.ofSeconds(30));
    assertThat(claim()).isEmpty();
  }

  @Test
  void whatStandsInFrontDelaysAndTeachesNothingAboutTheQuota() throws Exception {
    gate.told(gate.enter(), 14, Duration.ofSeconds(5));
    gate.turnedAway(gate.enter(), Duration.ofSeconds(17));

    Turn next = gate.enter();
    assertThat(next.waited()).isEqualTo(Duration.ofSeconds(17));
    gate.told(next, 14, Duration.ofSeconds(5));
    assertThat(claimAll()).hasSizeBetween(13, 14);
  }

  @Test
  void aRefusalThatSaysTooLittleIsGivenMoreTimeEachTime() throws Exception {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Turn turn = gate.enter();
      waits.add(turn.waited().toSeconds());
      gate.turnedAway(turn, Duration.ofSeconds(17));
    }

    assertThat(waits).containsExactly(0L, 17L, 34L, 60L, 60L);
    assertThat(gate.refusedFor()).isEqualTo(Duration.ofSeconds(17 + 34 + 60 + 60));
    gate.untold(gate.enter());
    assertThat(gate.refusedFor()).isZero();
  }

  @Test
  void manyRefusalsAtOnceCountAsOne() throws Exception {
    gate.told(gate.enter(), 14, Duration.ofSeconds(5));
    for (Turn turn : claimAll()) {
      gate.refused(turn, Duration.ofSeconds(2));
    }

    assertThat(gate.enter().waited()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aServiceThatSaysNothingAboutAQuotaIsNotHeldBack() throws Exception {
    gate.untold(gate.enter());

    for (int i = 0; i < 1_000; i++) {
      assertThat(gate.enter().waited()).isZero();
    }
  }

  @Test
  void aFirstRequestWithoutAnAnswerDoesNotBlockForEver() throws Exception {
    gate.end(gate.enter());
    assertThat(gate.enter().waited()).isZero();

    assertThat(gate.enter().waited()).as("nobody answered yet").isEqualTo(Duration.ofSeconds(5));
  }
}
