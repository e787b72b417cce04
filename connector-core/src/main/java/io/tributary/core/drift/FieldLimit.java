package io.tributary.core.drift;

/** How many more fields a profile has room for, and whether something was passed over. */
final class FieldLimit {
  private final int most;
  private int taken;
  private boolean full;
  private boolean passedOver;

  FieldLimit(int most) {
    this.most = most;
  }

  /** Takes room for one more field; says whether there was any. */
  boolean take() {
    if (taken == most) {
      full = true;
      return false;
    }
    taken++;
    return true;
  }

  /** Gives room back that was taken for fields that turned out to be none. */
  void give(int fields) {
    taken -= fields;
  }

  /** Whether there was no room for a field. */
  boolean isFull() {
    return full;
  }

  /** There was no room for a field elsewhere. */
  void fill() {
    full = true;
  }

  /** Something was not looked at. */
  void passOver() {
    passedOver = true;
  }

  boolean hasPassedOver() {
    return passedOver;
  }
}
