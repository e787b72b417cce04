package io.tributary.azure.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.registry.RegistryException.Reach;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistryGateTest {
  private final RegistryHost host = new RegistryHost("acme.azurecr.io");
  private final RegistryGate gate = new RegistryGate(host);
  private final RegistryGate other = new RegistryGate(host);

  @Test
  void aRegistryThatCannotBeReachedIsLeftAlone() {
    gate.failed("a", new RegistryException(Reach.REGISTRY, "no connection"));

    assertThatThrownBy(() -> gate.enter("b")).hasMessage("no connection");
  }

  @Test
  void aClosedRepositoryClosesNoOther() {
    gate.failed("a", new RegistryException(Reach.REPOSITORY, "forbidden"));

    assertThatThrownBy(() -> gate.enter("a")).hasMessage("forbidden");
    assertThatCode(() -> gate.enter("b")).doesNotThrowAnyException();
  }

  @Test
  void failuresWithNothingReadInBetweenCloseTheRegistry() {
    for (String repository : new String[] {"a", "b", "c"}) {
      gate.failed(repository, new RegistryException(Reach.REPOSITORY, "forbidden"));
    }

    assertThatThrownBy(() -> gate.enter("d")).hasMessage("forbidden");
  }

  @Test
  void whatIsReadOrMissingSpeaksForTheRegistry() {
    for (int i = 0; i < 10; i++) {
      gate.failed("a", new RegistryException(Reach.UNKNOWN, "500"));
      if (i % 2 == 0) {
        gate.read();
      } else {
        gate.failed("a", new RegistryException(Reach.IMAGE, "404"));
      }
    }

    assertThatCode(() -> gate.enter("a")).doesNotThrowAnyException();
  }

  @Test
  void aHostThatNeverAnsweredIsLeftAloneWhateverIsAsked() {
    gate.failed("a", new RegistryException(Reach.UNREACHED, "no connection"));

    assertThatThrownBy(() -> other.enter("b")).hasMessage("no connection");
  }

  @Test
  void aHostThatAnsweredMayBeAwayForOnce() {
    other.read();
    gate.failed("a", new RegistryException(Reach.UNREACHED, "no connection"));
    assertThatCode(() -> gate.enter("b")).doesNotThrowAnyException();

    gate.failed("a", new RegistryException(Reach.UNREACHED, "no connection"));
    gate.failed("a", new RegistryException(Reach.UNREACHED, "no connection"));
    assertThatThrownBy(() -> gate.enter("b")).hasMessage("no connection");
  }

  @Test
  void aHostThatTakesLongForEveryAnswerIsGivenUp() {
    for (int call = 0; call < 9; call++) {
      gate.enter("a");
      gate.read();
      gate.took(Duration.ofSeconds(9));
    }

    assertThatThrownBy(() -> other.enter("a")).hasMessageContaining("takes too long");
  }
}
