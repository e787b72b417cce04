package io.tributary.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void recordsNeedKeys(String blank) {
    assertThatThrownBy(() -> new Asset(blank, false, Document.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An asset needs a key");
    assertThatThrownBy(() -> new Finding(blank, "a", "", "", Document.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A finding needs a key");
    assertThatThrownBy(() -> new Finding("f", blank, "", "", Document.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A finding needs the key of the asset it is about");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 50, 'Severity must be 1 to 5, was 0'",
    "6, 50, 'Severity must be 1 to 5, was 6'",
    "3, -1, 'QDS must be 0 to 100, was -1'",
    "3, 101, 'QDS must be 0 to 100, was 101'"
  })
  void scoresOutOfBoundsAreRefused(int severity, int qds, String message) {
    assertThatThrownBy(() -> new Score(severity, qds, "why"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void scoresReachTheirBounds() {
    assertThat(new Score(1, 0, "least")).isNotEqualTo(new Score(5, 100, "most"));
  }

  @Test
  void revisionsStartAtOne() {
    assertThat(output(1).revision()).isEqualTo(1);
    assertThatThrownBy(() -> output(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Revisions start at 1, was 0");
  }

  @Test
  void enrichedRowIsTheSameRow() {
    Document enriched = Document.owning(Map.of("more", 1));

    assertThat(new SourceRecord("d", "id", Document.empty()).withDocument(enriched))
        .isEqualTo(new SourceRecord("d", "id", enriched));
  }

  private static OutputRecord output(int revision) {
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        OutputRecord.Kind.ASSET,
        "k",
        "d",
        "s",
        "v",
        revision,
        false,
        Document.empty(),
        new Identity("rule", "key"),
        Optional.empty());
  }
}
