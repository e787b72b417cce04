package io.tributary.testkit.estate;

import java.time.LocalDate;

/** Dates of the past years, in Azure's spellings. */
final class Dates {
  private static final long FIRST_DAY = LocalDate.of(2023, 1, 2).toEpochDay();
  private static final int DAYS = 1_000;

  private Dates() {}

  /** With seven digits after the second, as Defender for Cloud writes them. */
  static String precise(Draw draw) {
    return date(draw)
        + "."
        + String.valueOf(10_000_000 + draw.below(10_000_000)).substring(1)
        + "Z";
  }

  /** With whole seconds. */
  static String plain(Draw draw) {
    return date(draw) + "Z";
  }

  /** With milliseconds and no zone. */
  static String zoneless(Draw draw) {
    return date(draw) + "." + (100 + draw.below(900));
  }

  private static String date(Draw draw) {
    LocalDate day = LocalDate.ofEpochDay(FIRST_DAY + draw.below(DAYS));
    return day + "T" + twoDigits(draw, 24) + ":" + twoDigits(draw, 60) + ":" + twoDigits(draw, 60);
  }

  private static String twoDigits(Draw draw, int bound) {
    return String.valueOf(100 + draw.below(bound)).substring(1);
  }
}
