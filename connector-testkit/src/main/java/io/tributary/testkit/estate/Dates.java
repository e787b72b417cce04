package io.tributary.testkit.estate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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

  /** In one of the forms that vulnerabilities have, of which some say nothing. */
  static @Nullable String odd(Draw draw, int form) {
    return switch (form % 9) {
      case 1 -> plain(draw);
      case 2 -> zoneless(draw);
      case 3 -> date(draw) + ".03+00:00";
      case 4 -> date(draw);
      case 5 -> "0001-01-01T00:00:00";
      case 6 -> "";
      case 7 -> null;
      case 8 -> "31/12/2025 23:59";
      default -> precise(draw);
    };
  }

  private static String date(Draw draw) {
    LocalDate day = LocalDate.ofEpochDay(FIRST_DAY + draw.below(DAYS));
    return day + "T" + twoDigits(draw, 24) + ":" + twoDigits(draw, 60) + ":" + twoDigits(draw, 60);
  }

  private static String twoDigits(Draw draw, int bound) {
    return String.valueOf(100 + draw.below(bound)).substring(1);
  }
}
