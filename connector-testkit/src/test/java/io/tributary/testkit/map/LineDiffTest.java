package io.tributary.testkit.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static String lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }

  @Test
  void onlyWhatDiffersIsShownWithThreeLinesAround() {
    assertThat(LineDiff.of(lines(0, 20), lines(0, 10) + "new\n" + lines(11, 20)))
        .isEqualTo("  …\n  7\n  8\n  9\n- 10\n+ new\n  11\n  12\n  13\n  …\n");
  }

  @Test
  void linesInBetweenStay() {
    assertThat(LineDiff.of("a\nb\nc\nd\n", "x\nb\nc\ny\nz\n"))
        .isEqualTo("- a\n+ x\n  b\n  c\n- d\n+ y\n+ z\n");
  }

  @Test
  void oneSideMayBeEmpty() {
    assertThat(LineDiff.of("", "a\n")).isEqualTo("+ a\n");
    assertThat(LineDiff.of("a\n", "")).isEqualTo("- a\n");
  }

  @Test
  void theEndOfTheFileIsADifferenceToo() {
    assertThat(LineDiff.of("a\n", "a")).contains("the ends of lines, or of the file");
  }

  @Test
  void longOnesAreCutAndDone() {
    String difference = LineDiff.of(lines(0, 50_000), lines(50_000, 100_000));

    assertThat(difference).startsWith("- 0\n- 1\n").endsWith("… and more\n").hasLineCount(201);
  }
}
