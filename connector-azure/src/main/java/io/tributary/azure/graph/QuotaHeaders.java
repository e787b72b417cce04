package io.tributary.azure.graph;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's headers say about the quota.
 *
 * @param remaining how many more requests are taken now
 * @param resetsAfter after how long the count starts anew
 * @param retryAfter how long to wait before the next try
 */
record QuotaHeaders(
    Optional<Integer> remaining, Optional<Duration> resetsAfter, Optional<Duration> retryAfter) {
  private static final HttpHeaderName REMAINING =
      HttpHeaderName.fromString("x-ms-user-quota-remaining");
  private static final HttpHeaderName RESETS_AFTER =
      HttpHeaderName.fromString("x-ms-user-quota-resets-after");
  private static final Pattern HOURS_MINUTES_SECONDS =
      Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})(?:\\.\\d+)?");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  static QuotaHeaders none() {
    return new QuotaHeaders(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static QuotaHeaders of(@Nullable HttpHeaders headers) {
    if (headers == null) {
      return none();
    }
    return new QuotaHeaders(
        number(headers.getValue(REMAINING)),
        resetsAfter(headers.getValue(RESETS_AFTER)),
        retryAfter(headers.getValue(HttpHeaderName.RETRY_AFTER)));
  }

  private static Optional<Integer> number(@Nullable String text) {
    return text != null && text.strip().matches("\\d{1,6}")
        ? Optional.of(Integer.valueOf(text.strip()))
        : Optional.empty();
  }

  private static Optional<Duration> resetsAfter(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher time = HOURS_MINUTES_SECONDS.matcher(text.strip());
    return time.matches()
        ? bounded(
            Duration.ofHours(Long.parseLong(time.group(1)))
                .plusMinutes(Long.parseLong(time.group(2)))
                .plusSeconds(Long.parseLong(time.group(3))))
        : Optional.empty();
  }

  private static Optional<Duration> retryAfter(@Nullable String text) {
    Optional<Integer> seconds = number(text);
    if (text == null || seconds.isPresent()) {
      return seconds.flatMap(count -> bounded(Duration.ofSeconds(count)));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return bounded(Duration.between(Instant.now(), then));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // A header nobody can read says nothing.
    }
  }

  private static Optional<Duration> bounded(Duration time) {
    return Optional.of(
        time.isNegative() ? Duration.ZERO : time.compareTo(LONGEST) > 0 ? LONGEST : time);
  }
}
