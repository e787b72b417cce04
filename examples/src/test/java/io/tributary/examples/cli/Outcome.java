package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * How a command ended.
 *
 * @param exitCode of the process
 * @param out what it printed
 * @param err what it complained of
 */
record Outcome(int exitCode, String out, String err) {
  /** The command did what it should, and said nothing but that. */
  Outcome succeeded() {
    assertThat(err).isEmpty();
    assertThat(exitCode).isZero();
    return this;
  }

  /** The command ended with a code, and said why in lines that a person can read. */
  Outcome complained(ExitCode code) {
    assertThat(err).isNotBlank().doesNotContain("\tat ", "Exception in thread", "SLF4J");
    assertThat(exitCode).as(err).isEqualTo(code.value());
    return this;
  }

  /** The command ended with a code, and said why in one line. */
  String sentence(ExitCode code) {
    complained(code);
    List<String> lines = err.lines().toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("tributary: ").hasSizeBetween(20, 600);
    return lines.get(0);
  }
}
