package io.tributary.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
  @Test
  void stepsAreParsed() {
    FieldPath path = FieldPath.parse("a.b[].c[12]['x.[y]''s'].d[][]");

    assertThat(path.steps())
        .containsExactly(
            new FieldPath.Key("a"),
            new FieldPath.Key("b"),
            new FieldPath.Each(),
            new FieldPath.Key("c"),
            new FieldPath.Index(12),
            new FieldPath.Key("x.[y]'s"),
            new FieldPath.Key("d"),
            new FieldPath.Each(),
            new FieldPath.Each());
    assertThat(path.wildcards()).isEqualTo(3);
    assertThat(path).hasToString("a.b[].c[12]['x.[y]''s'].d[][]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        ".a | a key at position 0",
        "a. | a key at position 2",
        "a..b | a key at position 2",
        "a]b | a key at position 1",
        "a[ | an index of 1 to 6 digits, a quoted key or ] at position 2",
        "a[x] | an index of 1 to 6 digits, a quoted key or ] at position 2",
        "a[-1] | an index of 1 to 6 digits, a quoted key or ] at position 2",
        "a[1234567] | an index of 1 to 6 digits, a quoted key or ] at position 9",
        "a[1 | ']' at position 3",
        "a['x | a closing quote at position 4",
        "a['x' | ']' at position 5",
        "a[0]b | '.' at position 4"
      })
  void malformedPathsAreRefusedWithThePosition(String path, String expected) {
    assertThatThrownBy(() -> FieldPath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed path \"" + path + "\": expected " + expected);
  }

  @Test
  void lengthIsBounded() {
    assertThat(FieldPath.parse("a".repeat(1_000)).steps()).hasSize(1);
    assertThatThrownBy(() -> FieldPath.parse("a".repeat(1_001)))
        .hasMessage("A path has 1 to 1000 characters, was 1001");
    assertThatThrownBy(() -> FieldPath.parse(""))
        .hasMessage("A path has 1 to 1000 characters, was 0");
  }

  @Test
  void largestIndexIsParsed() {
    assertThat(FieldPath.parse("a[999999]").steps()).contains(new FieldPath.Index(999_999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a.b", "a[].b", "[0].a", "['a.b']", "a['']", "a['it''s'][]", "a.b c"})
  void pathOfStepsReadsLikeOneThatIsParsed(String text) {
    FieldPath path = FieldPath.parse(text);

    assertThat(FieldPath.of(path.steps())).isEqualTo(path).hasToString(text);
  }

  @Test
  void pathOfStepsIsBounded() {
    assertThatThrownBy(() -> FieldPath.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A path has 1 to 1000 characters, was 0");
    assertThatThrownBy(() -> FieldPath.of(List.of(new FieldPath.Key("a".repeat(1_001)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(FieldPath.of(List.of(new FieldPath.Key("a".repeat(1_000)))).wildcards()).isZero();
  }

  @Test
  void pathsAreEqualByTheirSteps() {
    assertThat(FieldPath.parse("['a'].b"))
        .isEqualTo(FieldPath.parse("a.b"))
        .hasSameHashCodeAs(FieldPath.parse("a.b"))
        .isNotEqualTo(FieldPath.parse("a.B"))
        .isNotEqualTo("a.b");
  }
}
