package io.tributary.examples.cli;

import io.tributary.run.RunState;

/** How the process ends; scripts rely on it. */
enum ExitCode {
  /** Everything was read, proven so, and delivered. */
  COMPLETE(0),
  /** Wrong usage or configuration; nothing was read. */
  USAGE(2),
  /** Finished, but incomplete or with dead letters. */
  INCOMPLETE(3),
  /** Failed. */
  FAILED(4);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }

  static ExitCode of(RunState state) {
    return switch (state) {
      case COMPLETE -> COMPLETE;
      case INCOMPLETE -> INCOMPLETE;
      case FAILED, CANCELLED -> FAILED;
    };
  }
}
