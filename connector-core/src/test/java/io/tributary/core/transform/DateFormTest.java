package io.tributary.core.transform;

import static io.tributary.core.transform.MapRuns.assetMap;
import static io.tributary.core.transform.MapRuns.notes;
import static io.tributary.core.transform.MapRuns.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.transform.Mapping.Note;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch-seconds | 0 | 1970-01-01T00:00:00Z",
        "epoch-seconds | 1767225600 | 2026-01-01T00:00:00Z",
        "epoch-seconds | -1.5 | 1969-12-31T23:59:58.500Z",
        "epoch-seconds | 1.7672256E9 | 2026-01-01T00:00:00Z",
        "epoch-milliseconds | 1767225600123 | 2026-01-01T00:00:00.123Z",
        "dd.MM.yyyy | 05.01.2026 | 2026-01-05T00:00:00Z",
        "dd.MM.yyyy HH:mm | 05.01.2026 07:08 | 2026-01-05T07:08:00Z",
        "d MMM yyyy HH:mm:ss Z | 5 jan 2026 07:08:09 +0200 | 2026-01-05T05:08:09Z",
        "yyyyMMdd | 20260105 | 2026-01-05T00:00:00Z",
      })
  void datesAreReadByTheirForm(String form, String text, Instant expected) {
    assertThat(DateForm.of(form).read(text)).contains(expected);
  }

  @Test
  void numbersAreReadAsTextIs() {
    assertThat(DateForm.of("epoch-seconds").read(5)).contains(Instant.ofEpochSecond(5));
    assertThat(DateForm.of("epoch-milliseconds").read(5.5))
        .contains(Instant.ofEpochSecond(0, 5_500_000));
    assertThat(DateForm.of("yyyyMMdd").read(20260105))
        .contains(Instant.parse("2026-01-05T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-seconds, soon",
    "epoch-seconds, 1e15",
    "epoch-seconds, 1e99",
    "dd.MM.yyyy, 2026-01-05",
    "dd.MM.yyyy, 35.01.2026",
    "dd.MM.yyyy, 30.02.2026",
    "dd.MM.uuuu, 31.04.2026",
    "HH:mm, 07:08",
  })
  void whatIsNotInTheFormIsNoDate(String form, String text) {
    assertThat(DateForm.of(form).read(text)).isEmpty();
  }

  @Test
  void numbersThatWouldFillTheMemoryAreNoDates() {
    DateForm seconds = DateForm.of("epoch-seconds");

    assertThat(seconds.read(new BigDecimal("1e-999999999"))).isEmpty();
    assertThat(seconds.read(new BigDecimal("1e999999999"))).isEmpty();
    assertThat(DateForm.of("yyyy").read("2".repeat(1_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source: a, type: datetime, format: epoch-milliseconds, target: t} | 1767225600123",
        "{source: a, type: datetime, format: epoch-seconds, target: t} | 1767225600",
        "{source: a, type: datetime, format: yyyy/MM/dd, target: t} | \"2026/01/01\"",
        "{source: b, type: datetime, pattern: dd.MM.yyyy, target: t} | \"2026-01-05T00:00:00Z\"",
        "{source: b, type: datetime, pattern: dd.MM.yyyy, format: yyyyMMdd, target: t} | \"20260105\"",
        "{source: c, type: datetime, format: epoch-seconds, default: '1970-01-02', target: t} | 86400",
        "{constant: '1970-01-02', type: datetime, format: epoch-seconds, target: t} | 86400",
      })
  void recordHasDatesInTheFormatOfTheField(String field, String expected) {
    FieldMap map = assetMap(field.substring(1, field.length() - 1));

    assertThat(output(map, "{\"a\": \"2026-01-01T01:00:00.1239+01:00\", \"b\": \"05.01.2026\"}"))
        .isEqualTo("{\"t\":" + expected + "}");
  }

  @Test
  void textOfADateThatCannotBeReadIsKeptUnlessTheRecordDemandsAFormat() {
    FieldMap map =
        assetMap(
            "source: a, type: datetime, pattern: dd.MM.yyyy, target: read",
            "source: a, type: datetime, format: epoch-seconds, target: written");

    assertThat(output(map, "{\"a\": \"soon\"}")).isEqualTo("{\"readText\":\"soon\"}");
    assertThat(notes(map, "{\"a\": \"soon\"}"))
        .containsExactly(
            new Note("a", "read", "text where a date in its pattern is expected"),
            new Note("a", "written", "text where a date is expected"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: a, pattern: yyyy | fields[0].pattern is for the type datetime",
        "source: a, format: yyyy | fields[0].format is for the type datetime",
        "source: a, type: datetime, pattern: bad | fields[0].pattern is no way to write a date",
        "source: a, type: datetime, format: epoch | fields[0].format is no way to write a date",
        "source: a, type: datetime, format: ' ' | fields[0].format is no way to write a date",
        "constant: '2026-01-01', type: datetime, pattern: dd.MM.yyyy | fields[0].constant is text where a date in its pattern is expected",
      })
  void wrongFormsAreReported(String field, String problem) {
    assertThatThrownBy(() -> assetMap(field + ", target: t"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void datesAreFormedInCode() {
    Value value = Value.of("a").dated(Refinement.EPOCH_SECONDS).formatted("yyyy");
    FieldMap map =
        FieldMap.builder("m")
            .record(RecordRule.asset(Value.constant("k")))
            .field(Field.of(value, "year"))
            .build();

    assertThat(output(map, "{\"a\": 0}")).isEqualTo("{\"year\":\"1970\"}");
  }
}
