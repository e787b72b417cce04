package io.tributary.core.run;

import java.io.Serial;

/** A row that a stage gave up on: it becomes a dead letter. */
final class RowRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String stage;

  RowRefused(String stage, String reason) {
    super(reason, null, false, false);
    this.stage = stage;
  }

  /** Which stage gave up. */
  String stage() {
    return stage;
  }

  /** Why, in one sentence. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
