package io.tributary.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN = List.of("source", "target", "type");

  @ParameterizedTest
  @CsvSource({"soruce, source", "sources, source", "TARGET, target", "tagret, target", "typ, type"})
  void nearestKnownWordIsSuggested(String unknown, String expected) {
    assertThat(Suggestion.among(KNOWN, unknown)).isEqualTo(", did you mean \"" + expected + "\"?");
  }

  @Test
  void nothingIsSuggestedWhenNoneIsNearEnough() {
    assertThat(Suggestion.near(KNOWN, "soruce")).contains(", did you mean \"source\"?");
    assertThat(Suggestion.near(KNOWN, "colour")).isEmpty();
    assertThat(Suggestion.near(KNOWN, "suorec", 1)).isEmpty();
    assertThat(Suggestion.among(List.of(), "a")).isEqualTo("; there are none");
  }

  @Test
  void knownWordsAreListedWhenNoneIsNear() {
    assertThat(Suggestion.among(KNOWN, "colour")).isEqualTo("; known are source, target, type");
    assertThat(Suggestion.among(KNOWN, "")).isEqualTo("; known are source, target, type");
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, '', 3",
    "'', abc, 3",
    "abc, abd, 1",
    "abc, ab, 1",
    "ab, abc, 1",
    "abcd, abdc, 1",
    "ba, ab, 1",
    "abc, cba, 2",
    "kitten, sitting, 3"
  })
  void distanceCountsEditsAndSwaps(String one, String other, int expected) {
    assertThat(Suggestion.distance(one, other)).isEqualTo(expected);
  }
}
