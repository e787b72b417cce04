package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaHeadersTest {
  private static QuotaHeaders headers(String name, String value) {
    return QuotaHeaders.of(new HttpHeaders().set(HttpHeaderName.fromString(name), value));
  }

  @ParameterizedTest
  @CsvSource({
    "00:00:05,5",
    "00:01:00,60",
    "00:00:04.9981230,4",
    "10:00:00,600",
    "x,",
    "'',",
    "-1,",
    "5,"
  })
  void theResetIsReadAndBounded(String text, Long seconds) {
    assertThat(headers("x-ms-user-quota-resets-after", text).resetsAfter().map(Duration::toSeconds))
        .isEqualTo(Optional.ofNullable(seconds));
  }

  @ParameterizedTest
  @CsvSource({"14,14", "0,0", "-3,", "many,", "99999999999,"})
  void whatIsLeftIsRead(String text, Integer left) {
    assertThat(headers("x-ms-user-quota-remaining", text).remaining())
        .isEqualTo(Optional.ofNullable(left));
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    String soon =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(100).atOffset(ZoneOffset.UTC));

    assertThat(headers("Retry-After", "7").retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(headers("Retry-After", soon).retryAfter().orElseThrow())
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(101));
    assertThat(headers("Retry-After", "Thu, 01 Jan 2015 00:00:00 GMT").retryAfter())
        .contains(Duration.ZERO);
    assertThat(headers("Retry-After", "later").retryAfter()).isEmpty();
  }

  @Test
  void noHeadersSayNothing() {
    assertThat(QuotaHeaders.of(null)).isEqualTo(QuotaHeaders.none());
  }
}
