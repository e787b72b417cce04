package io.tributary.testkit.estate;

import java.util.Locale;

/**
 * A made-up CVE. Most have details at the tenant, which differ from what rows say of them.
 *
 * @param number from zero; the first {@link #DETAILED} may have details
 */
record Cve(int number) {
  static final int DETAILED = 200;
  private static final int REJECTED = 13;

  /** Such as {@code CVE-2025-980001}. */
  String id() {
    return "CVE-" + (2024 + number % 3) + "-" + (980_000 + number);
  }

  String lowerId() {
    return id().toLowerCase(Locale.ROOT);
  }

  /** Whether the tenant has details of it. */
  boolean hasDetails() {
    return number < DETAILED && number % 10 != 7;
  }

  /** Whether it was withdrawn: its details say no more than that. */
  boolean isRejected() {
    return number == REJECTED;
  }

  /** The severity in the details, as it is written there; empty without details. */
  String detailedSeverity() {
    if (!hasDetails() || isRejected()) {
      return "";
    }
    return number % 19 == 5 ? "Unknown" : Severities.written(number);
  }

  /** Whether the details say a severity: then it does not matter what rows say. */
  boolean isSettled() {
    return !Severities.first(detailedSeverity()).isEmpty();
  }

  /** The severity that rows say which say one: never that of the details. */
  String inlineSeverity() {
    return Severities.written(number + 1);
  }

  /** The base score, in tenths. */
  int tenths() {
    return 21 + number * 7 % 78;
  }

  double base() {
    return tenths() / 10.0;
  }
}
