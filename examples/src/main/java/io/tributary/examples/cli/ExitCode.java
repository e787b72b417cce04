package io.tributary.examples.cli;

import io.tributary.azure.preflight.PreflightReport;
import io.tributary.run.RunState;

/** How the process ends; scripts rely on it. */
enum ExitCode {
  /** Everything was read, proven so, and delivered; or could be. */
  COMPLETE(0),
  /** What was compared is not the same, as of {@code diff}. */
  DIFFERENT(1),
  /** Wrong usage or configuration; nothing was read. */
  USAGE(2),
  /** Finished, but incomplete or with dead letters; or something is missing. */
  INCOMPLETE(3),
  /** Failed; or nothing can be read. */
  FAILED(4);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }

  static ExitCode of(PreflightReport.Outcome outcome) {
    return switch (outcome) {
      case READY -> COMPLETE;
      case INCOMPLETE -> INCOMPLETE;
      case FAILED -> FAILED;
    };
  }

  static ExitCode of(RunState state) {
    return switch (state) {
      case COMPLETE -> COMPLETE;
      case INCOMPLETE -> INCOMPLETE;
      case FAILED, CANCELLED -> FAILED;
    };
  }
}
