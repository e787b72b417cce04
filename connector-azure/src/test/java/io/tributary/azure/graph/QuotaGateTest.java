package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotaGateTest {
  private final VirtualPause time = new VirtualPause();
  private final QuotaGate gate = QuotaGate.create(time);

  @Test
  void oneRequestGoesFirstAndTheOthersWaitForWhatItLearns() throws Exception {
    assertThat(gate.enter()).isZero();
    gate.told(2, Duration.ofSeconds(5));

    assertThat(gate.enter()).isZero();
    assertThat(gate.enter()).isZero();
    assertThat(gate.enter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void answersThatComeOutOfOrderDoNotRaiseWhatIsLeft() throws Exception {
    gate.enter();
    gate.told(3, Duration.ofSeconds(5));
    gate.enter();
    gate.enter();
    gate.told(1, Duration.ofSeconds(5));
    gate.told(2, Duration.ofSeconds(5));

    assertThat(gate.enter()).isZero();
    assertThat(gate.enter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void afterTheResetOneGoesAheadAndTheRestFollow() throws Exception {
    gate.enter();
    gate.told(0, Duration.ofSeconds(5));

    assertThat(gate.enter()).isEqualTo(Duration.ofSeconds(5));
    gate.told(14, Duration.ofSeconds(5));
    for (int i = 0; i < 14; i++) {
      assertThat(gate.enter()).isZero();
    }
    assertThat(gate.enter()).isPositive();
  }

  @Test
  void aRefusalHoldsEverybodyBack() throws Exception {
    gate.enter();
    gate.told(10, Duration.ofSeconds(1));
    gate.refused(Duration.ofSeconds(7));

    assertThat(gate.enter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void answersThatWereOnTheirWayDoNotShortenARefusal() throws Exception {
    gate.enter();
    gate.told(10, Duration.ofSeconds(5));
    gate.refused(Duration.ofSeconds(30));
    gate.told(3, Duration.ofSeconds(2));

    assertThat(gate.enter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aServiceThatSaysNothingAboutAQuotaIsNotHeldBack() throws Exception {
    gate.enter();
    gate.untold();

    for (int i = 0; i < 1_000; i++) {
      assertThat(gate.enter()).isZero();
    }
  }

  @Test
  void aFirstRequestWithoutAnAnswerDoesNotBlockForEver() throws Exception {
    gate.enter();
    gate.unanswered();

    assertThat(gate.enter()).isZero();
  }
}
