package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageSizesTest {
  private final PageSizes sizes = new PageSizes();

  private void good(int pages) {
    IntStream.range(0, pages).forEach(page -> sizes.proved("vms", sizes.of("vms")));
  }

  @Test
  void halvesWhatProvedTooLargeForThatPurposeAlone() {
    assertThat(sizes.halve("vms", 1_000)).isTrue();
    assertThat(sizes.halve("vms", 1_000)).as("another walk's page of then").isTrue();

    assertThat(sizes.of("vms")).isEqualTo(500);
    assertThat(sizes.of("images")).isEqualTo(1_000);
  }

  @Test
  void endsAtOneRow() {
    while (sizes.of("vms") > 1) {
      assertThat(sizes.halve("vms", sizes.of("vms"))).isTrue();
    }
    assertThat(sizes.halve("vms", 1)).isFalse();
    assertThat(sizes.of("vms")).isEqualTo(1);
  }

  @Test
  void growsAgainAfterSomeGoodPages() {
    sizes.halve("vms", 1_000);
    sizes.halve("vms", 500);
    good(PageSizes.GOOD_PAGES - 1);
    assertThat(sizes.of("vms")).isEqualTo(250);

    good(1);
    assertThat(sizes.of("vms")).isEqualTo(500);
    good(PageSizes.GOOD_PAGES);
    assertThat(sizes.of("vms")).isEqualTo(1_000);
  }

  @Test
  void settlesWhenTheLargerSizeFailsAgainAndAgain() {
    int failures = 0;
    for (int page = 0; page < 10_000; page++) {
      if (sizes.of("vms") > 250) {
        sizes.halve("vms", sizes.of("vms"));
        failures++;
      } else {
        good(1);
      }
    }
    assertThat(failures).isBetween(5, 12);
  }
}
