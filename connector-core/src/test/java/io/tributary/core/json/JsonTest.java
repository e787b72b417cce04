package io.tributary.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Document;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void aDocumentSurvivesTheWayThereAndBack() {
    String json =
        "{\"s\":\"a\\n\\\"b\",\"i\":1,\"l\":12345678901,\"b\":123456789012345678901234567890,"
            + "\"d\":1.50,\"t\":true,\"f\":false,\"n\":null,\"o\":{\"x\":{}},\"a\":[1,[],{\"y\":2}]}";

    assertThat(Json.text(Json.document(json))).isEqualTo(json);
    assertThat(Json.document(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Json.document(json));
  }

  @Test
  void aDocumentIsIndentedForPeople() {
    assertThat(Json.indentedText(Json.document("{\"a\":[1,{\"b\":null}],\"c\":{}}")))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": { }
            }""");
  }

  @Test
  void everyKindOfNumberIsWritten() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("long", 1L);
    tree.put("double", 0.5);
    tree.put("decimal", new BigDecimal("1.10"));
    tree.put("big", BigInteger.TEN);
    tree.put("short", (short) 3);

    assertThat(Json.text(Document.owning(tree)))
        .isEqualTo("{\"long\":1,\"double\":0.5,\"decimal\":1.10,\"big\":10,\"short\":3}");
  }

  @Test
  void somethingElseThanJsonInADocumentIsADefect() {
    Document wrong = Document.owning(Map.of("x", new AtomicInteger[0]));

    assertThatThrownBy(() -> Json.text(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AtomicInteger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{\"secret\":tru}", "{} {}", "{\"a\":1,}"})
  void whatIsNotOneObjectIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> Json.document(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void depthIsBounded() {
    String deep = "{\"a\":".repeat(Json.MAX_DEPTH + 1) + "1" + "}".repeat(Json.MAX_DEPTH + 1);

    assertThatThrownBy(() -> Json.document(deep)).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Consumer<String>> readers() {
    return Stream.of(
        Json::document,
        text -> Json.document(text.getBytes(StandardCharsets.UTF_8)),
        Json::objectOrArray);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void whatIsNestedTenThousandLevelsDeepIsRefused(Consumer<String> reader) {
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

    assertThatThrownBy(() -> reader.accept(deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON may be nested 200 levels deep at most; it is deeper");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void fiftyMegabytesAreRefused(Consumer<String> reader) {
    String many = "{\"a\":[" + "1,".repeat(25_000_000) + "1]}";

    assertThatThrownBy(() -> reader.accept(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("JSON may have 33554432 (characters|bytes) at most, not 50000009");
  }

  @Test
  void aNumberThatIsTooLongIsNamed() {
    assertThatThrownBy(() -> Json.document("{\"a\":" + "9".repeat(5_000) + "}"))
        .hasMessageContaining("a number that is too long");
  }

  @Test
  void aProblemIsLocated() {
    assertThatThrownBy(() -> Json.document("{\n  \"a\": ?\n}"))
        .hasMessageContaining("line 2, column 8");
  }
}
