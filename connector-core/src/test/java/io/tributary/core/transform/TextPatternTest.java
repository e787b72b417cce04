package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {
  @ParameterizedTest
  @CsvSource({
    "a(.)c, xabcabd, b",
    "b., abc, bc",
    "(?i)VM-(\\d+), my-vm-17, 17",
    "(?:a|b)(c), bc, c",
    "x, abc,",
    "a(x)?, abc,",
  })
  void groupIsFound(String pattern, String text, String expected) {
    assertThat(TextPattern.of(pattern).find(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*a){20}$", "(?:(?:a+)+)+b"})
  void expressionsThatBlowUpAreGivenUp(String pattern) {
    assertThat(TextPattern.of(pattern).find("a".repeat(5_000) + "!"))
        .isEqualTo(new Refusal("text that the regular expression takes too long for"));
  }

  @Test
  void longTextIsNotSearched() {
    TextPattern pattern = TextPattern.of("a$");

    assertThat(pattern.find("a".repeat(TextPattern.LONGEST_TEXT))).isEqualTo("a");
    assertThat(pattern.find("a".repeat(TextPattern.LONGEST_TEXT + 1)))
        .isEqualTo(new Refusal("text that is too long to be searched"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(a; Unclosed group",
        "''; it has 1 to 1000 characters",
        "a{1000}; it has a count above 999",
        "a{2,1000}; it has a count above 999",
      })
  void whatIsNoExpressionIsRefused(String pattern, String problem) {
    assertThatThrownBy(() -> TextPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }
}
