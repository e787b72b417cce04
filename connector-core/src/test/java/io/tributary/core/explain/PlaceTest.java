package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a.b, a.b",
        "a[0].b[12], a[].b[]",
        "tags['a[1]'], tags['a[1]']",
        "tags['it''s [2]'][3], tags['it''s [2]'][]",
      })
  void positionsStandForAnyButNotWithinKeys(String place, String pattern) {
    assertThat(Place.pattern(place)).isEqualTo(pattern);
  }
}
