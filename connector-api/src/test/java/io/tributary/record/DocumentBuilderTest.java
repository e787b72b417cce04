package io.tributary.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentBuilderTest {
  @Test
  void keysKeepTheirOrderAndTheirSpelling() {
    Document document =
        new DocumentBuilder().put("b", 1).put("A", "x").put("c", null).put("d", true).build();

    assertThat(document.keys()).containsExactly("b", "A", "c", "d");
    assertThat(document.at("A")).isEqualTo("x");
    assertThat(document.at("a")).as("spelled otherwise").isNull();
    assertThat(document.value("a")).as("a path, in any casing").isEqualTo("x");
    assertThat(document.value("e")).isNull();
  }

  @Test
  void aKeyThatIsSpelledSoGoesBeforeOneInAnotherCasing() {
    Document document = new DocumentBuilder().put("ID", 1).put("id", 2).put("Id", null).build();

    assertThat(document.value("id")).isEqualTo(2);
    assertThat(document.value("Id")).as("null, and spelled so").isNull();
    assertThat(document.value("iD")).as("the first in another casing").isEqualTo(1);
  }

  @Test
  void theLastValueOfAKeyCounts() {
    Document document = new DocumentBuilder().put("a", 1).put("b", 2).put("a", 3).build();

    assertThat(document).isEqualTo(Document.owning(Map.of("a", 3, "b", 2)));
    assertThat(document.keys()).containsExactly("a", "b");
  }

  @Test
  void documentsWithTheSameKeysAreEqualHoweverTheyWereMade() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", Map.of("b", List.of(Map.of("c", "x"))));
    Document built =
        new DocumentBuilder()
            .put(
                "a",
                new DocumentBuilder()
                    .put("b", List.of(new DocumentBuilder().put("c", "x").build()))
                    .build())
            .build();

    assertThat(built).isEqualTo(Document.owning(map)).hasSameHashCodeAs(Document.owning(map));
    assertThat(built.value("a.b[0].C")).isEqualTo("x");
    assertThat(built.value("a.b[].c")).isEqualTo(List.of("x"));
  }

  @Test
  void moreKeysThanAShapeHasAreKeptAllTheSame() {
    DocumentBuilder builder = new DocumentBuilder();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      keys.add("key" + i);
      builder.put("key" + i, i);
    }
    Document document = builder.put("key7", "again").build();

    assertThat(document.keys()).containsExactlyElementsOf(keys);
    assertThat(document.value("KEY7")).isEqualTo("again");
    assertThat(document.value("key999")).isEqualTo(999);
  }

  @Test
  void keysThatAreIdsMakeNoShape() {
    assertThat(ObjectShape.EMPTY.with("/subscriptions/s")).isEmpty();
    assertThat(ObjectShape.EMPTY.with("k".repeat(65))).isEmpty();
    assertThat(new DocumentBuilder().put("/subscriptions/s", 1).put("a", 2).build().keys())
        .containsExactly("/subscriptions/s", "a");
  }

  @Test
  void objectsThatAreAllDifferentAreKeptAllTheSame() {
    for (int i = 0; i < 12_000; i++) {
      Document document =
          new DocumentBuilder().put("tag-" + i, i).put("value", "v").put("last", null).build();

      assertThat(document.keys()).containsExactly("tag-" + i, "value", "last");
      assertThat(document.value("TAG-" + i)).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void thereMayBeMoreOrFewerKeysThanExpected(int expected) {
    Document document =
        new DocumentBuilder(expected).put("p", 1).put("q", 2).put(new String("p"), 3).build();

    assertThat(document).isEqualTo(Document.owning(Map.of("p", 3, "q", 2)));
  }

  @Test
  void keysAreFoundByMorePathsThanHaveNumbers() {
    Document document = new DocumentBuilder().put("Last", "x").put("other", 1).build();

    for (int i = 0; i < 3 * KeyNumbers.MOST; i++) {
      assertThat(document.value("nothing" + i)).isNull();
    }
    assertThat(KeyNumbers.of("one more than there is room for")).isEqualTo(KeyNumbers.NONE);
    assertThat(document.value("lasT")).isEqualTo("x");
    assertThat(document.value("other")).isEqualTo(1);
  }
}
