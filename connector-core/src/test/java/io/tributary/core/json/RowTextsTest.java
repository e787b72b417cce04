package io.tributary.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Document;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTextsTest {
  private static Optional<RowTexts.Answer> find(String json) {
    return find(json, StandardCharsets.UTF_8);
  }

  private static Optional<RowTexts.Answer> find(String json, Charset charset) {
    return RowTexts.find(ByteBlocks.of(json.getBytes(charset)), "data");
  }

  @Test
  void rowsAreReadWhenTheyAreAskedFor() {
    RowTexts.Answer answer =
        find("{\"n\":2, \"data\": [ {\"a\":\"ä\"} ,\n{\"b\":[{\"c\":1}]}], \"next\":{\"data\":[1]}}")
            .orElseThrow();

    assertThat(answer.rest())
        .isEqualTo(Json.document("{\"n\":2,\"data\":[],\"next\":{\"data\":[1]}}"));
    assertThat(answer.rows())
        .containsExactly(Json.document("{\"a\":\"ä\"}"), Json.document("{\"b\":[{\"c\":1}]}"));
    assertThat(answer.rows().get(1)).isNotSameAs(answer.rows().get(1));
  }

  @Test
  void rowsOfManyBlocksAreWhatTheyWere() {
    List<String> rows =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "{\"id\":\"%d\",\"text\":\"%s\"}".formatted(i, "ü".repeat(i % 97)))
            .toList();

    List<Document> read =
        find(rows.stream().collect(Collectors.joining(",", "{\"data\":[", "]}")))
            .orElseThrow()
            .rows();

    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(Json.text(read.get(i))).isEqualTo(rows.get(i));
    }
  }

  @Test
  void noRowsAreNone() {
    assertThat(find("{\"data\":[]}").orElseThrow().rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":{}}",
        "{\"data\":null}",
        "{\"data\":[{},1]}",
        "{\"data\":[[]]}",
        "{\"data\":[{}],\"data\":null}"
      })
  void anythingElseThanAnArrayOfObjectsIsNone(String json) {
    assertThat(find(json)).isEmpty();
  }

  @Test
  void rowsInAnotherEncodingHaveNoPlace() {
    assertThat(find("{\"data\":[{\"a\":1}]}", StandardCharsets.UTF_16BE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"data\":[{\"a\":1}",
        "{\"data\":[{\"a\":1]}",
        "{\"data\":[{\"a\":\"\t\"}]}",
        "{\"data\":[{\"a\":tru}]}",
        "{\"data\":[{\"a\":[1e99999999999]}]}",
        "{\"data\":[]} {}"
      })
  void whatIsNoJsonIsRefusedBeforeARowIsRead(String json) {
    assertThatThrownBy(() -> find(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBoundsOfJsonHold() {
    String deep = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

    assertThatThrownBy(() -> find("{\"data\":[{\"a\":" + deep + "}]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("levels deep");
    assertThatThrownBy(() -> find("{\"data\":[{\"a\":" + "1".repeat(2_000) + "}]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too long");
  }
}
