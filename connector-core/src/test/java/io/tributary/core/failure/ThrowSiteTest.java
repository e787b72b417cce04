package io.tributary.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrowSiteTest {
  private static String placed(StackTraceElement... frames) {
    RuntimeException thrown = new IllegalArgumentException("a secret");
    thrown.setStackTrace(frames);
    return ThrowSite.of(thrown);
  }

  private static StackTraceElement frame(String type) {
    return new StackTraceElement(type, "apply", type + ".java", 7);
  }

  @Test
  void thePlaceIsTheInnermostThatIsNotOfTheJdk() {
    assertThat(placed(frame("java.lang.Long"), frame("host.Map"), frame("host.Main")))
        .isEqualTo("java.lang.IllegalArgumentException at host.Map.apply(host.Map.java:7)");
  }

  @Test
  void withoutAPlaceThereIsTheClass() {
    assertThat(placed()).isEqualTo("java.lang.IllegalArgumentException");
    assertThat(placed(frame("jdk.internal.X"))).isEqualTo("java.lang.IllegalArgumentException");
  }
}
