package io.tributary.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.source.Split;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitsTest {
  @Test
  void aSplitTravelsAsJson() {
    Split split = new Split("azure.x", "azure.x.1", Map.of("subscriptions", "a,b", "other", "é"));

    String json = Splits.toJson(split);

    assertThat(json)
        .isEqualTo(
            "{\"dataset\":\"azure.x\",\"id\":\"azure.x.1\","
                + "\"attributes\":{\"other\":\"é\",\"subscriptions\":\"a,b\"}}");
    assertThat(Splits.fromJson(json)).isEqualTo(split);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"a\",\"attributes\":{}}|dataset",
        "{\"dataset\":\"a\",\"attributes\":{}}|id",
        "{\"dataset\":\"a\",\"id\":\"b\"}|attributes",
        "{\"dataset\":\"a\",\"id\":\"b\",\"attributes\":{\"x\":1}}|attributes.x"
      })
  void whatIsNoSplitIsNamed(String json, String field) {
    assertThatThrownBy(() -> Splits.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + field + "\"");
  }
}
