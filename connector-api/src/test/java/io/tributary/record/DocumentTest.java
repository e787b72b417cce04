package io.tributary.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
  private static final Document ROW =
      Document.owning(
          tree(
              "id",
              "x",
              "Source",
              "Azure",
              "size",
              5,
              "ratio",
              0.5,
              "on",
              true,
              "none",
              null,
              "NSG open ports",
              "22",
              "properties",
              tree("status", tree("code", "Unhealthy"), "vmId", "v"),
              "nested",
              Document.owning(tree("a", tree("b", 1))),
              "zones",
              List.of("1", "2"),
              "history",
              Arrays.asList(
                  tree("size", 1, "tags", List.of("p", "q")),
                  null,
                  tree("size", null),
                  tree("size", 3, "tags", List.of("r")),
                  "text"),
              "grid",
              List.of(List.of(1, 2), List.of(3))));

  @ParameterizedTest
  @CsvSource({
    "id, x",
    "size, 5",
    "properties.status.code, Unhealthy",
    "PROPERTIES.Status.CODE, Unhealthy",
    "source, Azure",
    "['NSG open ports'], 22",
    "zones[1], 2",
    "history[0].size, 1",
    "history[3].tags[0], r",
    "grid[0][1], 2",
    "nested.a.b, 1"
  })
  void scalarsAreReadByPath(String path, String expected) {
    assertThat(ROW.value(path)).asString().isEqualTo(expected);
    assertThat(ROW.text(path)).contains(expected);
    assertThat(ROW.text(FieldPath.parse(path))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "missing",
        "none",
        "none.a",
        "id.a",
        "id[0]",
        "zones.a",
        "zones[2]",
        "history[1]",
        "history[1].size",
        "properties[0]",
        "properties.status.code.x",
        "idd",
        "i"
      })
  void nothingIsThereForMissingOrMisshapenParts(String path) {
    assertThat(ROW.value(path)).isNull();
    assertThat(ROW.text(path)).isEmpty();
    assertThat(ROW.number(path)).isEmpty();
    assertThat(ROW.bool(path)).isEmpty();
    assertThat(ROW.object(path)).isEmpty();
    assertThat(ROW.objects(path)).isEmpty();
    assertThat(ROW.texts(path)).isEmpty();
  }

  @Test
  void keyMatchesExactlyBeforeItMatchesIgnoringCase() {
    Document document = Document.owning(tree("ID", 1, "Id", 2, "iD", null));

    assertThat(document.value("Id")).isEqualTo(2);
    assertThat(document.value("id")).isEqualTo(1);
    assertThat(document.value("iD")).isNull();
  }

  @Test
  void wildcardsCollectAllThatIsThere() {
    assertThat(ROW.value("history[].size")).isEqualTo(List.of(1, 3));
    assertThat(ROW.value("history[].tags[]")).isEqualTo(List.of("p", "q", "r"));
    assertThat(ROW.value("history[].tags[0]")).isEqualTo(List.of("p", "r"));
    assertThat(ROW.value("grid[][]")).isEqualTo(List.of(1, 2, 3));
    assertThat(ROW.value("grid[]")).isEqualTo(List.of(List.of(1, 2), List.of(3)));
    assertThat(ROW.value("id[].x")).isEqualTo(List.of());
    assertThat(ROW.value("none[].x")).isEqualTo(List.of());
    assertThat(ROW.texts("zones[]")).containsExactly("1", "2");
    assertThat(ROW.objects("history[]")).hasSize(3);
  }

  @Test
  void wildcardsCanBeBoundToPositions() {
    FieldPath tags = FieldPath.parse("history[].tags[]");

    assertThat(ROW.value(tags, new int[] {0, 1})).isEqualTo("q");
    assertThat(ROW.value(tags, new int[] {3, 0, 99})).isEqualTo("r");
    assertThat(ROW.value(tags, new int[] {3, 1})).isNull();
    assertThat(ROW.value(tags, new int[] {9, 0})).isNull();
    assertThat(ROW.value(FieldPath.parse("zones"), new int[0])).isEqualTo(List.of("1", "2"));
  }

  @Test
  void sizeOfArraysIsKnown() {
    FieldPath tags = FieldPath.parse("history[].tags[]");

    assertThat(ROW.size(tags, 0, new int[0])).isEqualTo(5);
    assertThat(ROW.size(tags, 1, new int[] {0})).isEqualTo(2);
    assertThat(ROW.size(tags, 1, new int[] {1})).isZero();
    assertThat(ROW.size(FieldPath.parse("id[]"), 0, new int[0])).isZero();
    assertThat(ROW.size(FieldPath.parse("missing[].x"), 0, new int[0])).isZero();
    assertThatThrownBy(() -> ROW.size(tags, 2, new int[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Path \"history[].tags[]\" has no wildcard 2");
  }

  @Test
  void valuesAreReadByType() {
    assertThat(ROW.number("size")).contains(new BigDecimal("5"));
    assertThat(ROW.number("ratio")).contains(new BigDecimal("0.5"));
    assertThat(ROW.number("id")).isEmpty();
    assertThat(ROW.bool("on")).contains(true);
    assertThat(ROW.bool("id")).isEmpty();
    assertThat(ROW.text("on")).contains("true");
    assertThat(ROW.text("ratio")).contains("0.5");
    assertThat(ROW.text("properties")).isEmpty();
    assertThat(ROW.text("zones")).isEmpty();
    assertThat(ROW.object("properties.status"))
        .contains(Document.owning(tree("code", "Unhealthy")));
    assertThat(ROW.object("nested.a")).contains(Document.owning(tree("b", 1)));
    assertThat(ROW.objects("history")).hasSize(3);
    assertThat(ROW.texts("zones")).containsExactly("1", "2");
    assertThat(ROW.texts("history")).containsExactly("text");
  }

  @Test
  void numbersThatAreNotFiniteAreNoNumbers() {
    Document document = Document.owning(tree("a", Double.NaN, "b", Float.POSITIVE_INFINITY));

    assertThat(document.number("a")).isEmpty();
    assertThat(document.number("b")).isEmpty();
    assertThat(document)
        .isEqualTo(Document.owning(tree("a", Double.NaN, "b", Float.POSITIVE_INFINITY)))
        .isNotEqualTo(Document.owning(tree("a", 1, "b", Float.POSITIVE_INFINITY)));
  }

  @Test
  void nothingOfTheTreeCanBeChangedThroughTheDocument() {
    List<?> zones = (List<?>) ROW.value("zones");
    List<?> history = (List<?>) ROW.value("history");

    assertThatThrownBy(zones::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ROW.keys().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((List<?>) ROW.value("zones[]")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(history.get(0)).isInstanceOf(Document.class);
    assertThat(((List<?>) ROW.value("grid")).get(0)).isEqualTo(List.of(1, 2));
    assertThat(history.get(1)).isNull();
  }

  @Test
  void keysAndValuesAreVisitedInOrder() {
    List<String> visited = new ArrayList<>();

    Document.owning(tree("b", 1, "a", null, "c", tree("d", 2)))
        .forEach((key, value) -> visited.add(key + "=" + value));

    assertThat(visited).containsExactly("b=1", "a=null", "c=Document[1 keys]");
    assertThat(Document.owning(tree("b", 1, "a", 2)).keys()).containsExactly("b", "a");
  }

  @Test
  void copyWithAKeyLeavesTheOriginal() {
    Document original = Document.owning(tree("a", 1));

    Document changed = original.with("b", List.of(2)).with("a", 3).with("c", null);

    assertThat(changed.keys()).containsExactly("a", "b", "c");
    assertThat(changed.value("a")).isEqualTo(3);
    assertThat(original).isEqualTo(Document.owning(tree("a", 1)));
  }

  @Test
  void documentsAreEqualByWhatTheyHold() {
    Document document =
        Document.owning(tree("n", 1, "o", tree("l", List.of(1.50, tree("x", null))), "t", "a"));
    Document same =
        Document.owning(
            tree(
                "t",
                "a",
                "o",
                Document.owning(
                    tree("l", List.of(new BigDecimal("1.5"), Document.owning(tree("x", null))))),
                "n",
                BigInteger.ONE));

    assertThat(document).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(document)
        .isNotEqualTo(document.with("n", 2))
        .isNotEqualTo(document.with("n", "1"))
        .isNotEqualTo(document.with("extra", null))
        .isNotEqualTo("text");
  }

  @Test
  void emptyDocumentHasNothing() {
    assertThat(Document.empty().isEmpty()).isTrue();
    assertThat(Document.empty().keys()).isEmpty();
    assertThat(ROW.isEmpty()).isFalse();
    assertThat(Document.empty()).isEqualTo(Document.owning(new HashMap<>()));
  }

  @Test
  void textOfADocumentShowsNoValue() {
    assertThat(Document.owning(tree("password", "secret"))).hasToString("Document[1 keys]");
  }

  private static Map<String, Object> tree(Object... keysAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      tree.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return tree;
  }

  @Test
  void whatIsAddedStandsBeforeWhatWasThere() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("a", 1);
    tree.put("Name", "old");
    tree.put("nothing", null);
    Document document = Document.owning(tree).withAll(Map.of("a", 2, "b", List.of(3)));
    Document more = document.withAll(Map.of("b", 4)).with("c", Map.of("d", 5));

    assertThat(document.keys()).containsExactlyInAnyOrder("a", "Name", "nothing", "b");
    assertThat(document.value("a")).isEqualTo(2);
    assertThat(document.value("b[0]")).isEqualTo(3);
    assertThat(document.value("B[0]")).isEqualTo(3);
    assertThat(document.value("name")).isEqualTo("old");
    assertThat(document.value("nothing")).isNull();
    assertThat(more.value("b")).isEqualTo(4);
    assertThat(more.value("c.d")).isEqualTo(5);
    assertThat(more.at("c")).isInstanceOf(Document.class);
    assertThat(more.with("a", null).value("a")).isNull();
    assertThat(more.with("a", null).value("b")).isEqualTo(4);
    assertThat(document.isEmpty()).isFalse();
    assertThat(document).isEqualTo(Document.owning(plain(document)));
    assertThat(Document.owning(Map.of("x", document)).value("x.b[0]")).isEqualTo(3);
  }

  @Test
  void aKeySpelledExactlyWinsEvenWhenItIsNull() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ID", "loose");
    tree.put("id", null);

    assertThat(Document.owning(tree).value("id")).isNull();
    assertThat(Document.owning(tree).value("Id")).isEqualTo("loose");
  }

  private static Map<String, Object> plain(Document document) {
    Map<String, Object> tree = new LinkedHashMap<>();
    document.forEach(tree::put);
    return tree;
  }

  @Test
  void depthIsCountedFromTheDocumentItself() {
    Document document =
        Document.owning(Map.of("a", List.of(Map.of("b", 1))))
            .with("c", Map.of("d", Document.empty()));

    assertThat(Document.empty().isDeeperThan(1)).isFalse();
    assertThat(Document.owning(Map.of("a", "x", "b", 1)).isDeeperThan(1)).isFalse();
    assertThat(Document.owning(Map.of("a", List.of())).isDeeperThan(1)).isTrue();
    assertThat(document.isDeeperThan(2)).isTrue();
    assertThat(document.isDeeperThan(3)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a.b.c, -1",
    "a.b.x, -1",
    "a.x.y, -1",
    "x.y.z, -1",
    "a.list[0].d, -1",
    "a.list[7].d, -1",
    "a.none.x, -1",
    "a.b.c.d, 3",
    "a.list.d, 2",
    "a[0].b, 1",
    "a.b.c[0], 3",
    "a.list[0].d.e, 4"
  })
  void whatStandsInTheWayOfAPathIsFound(String path, int steps) {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("b", Map.of("c", "text"));
    inner.put("list", List.of(Map.of("d", 1)));
    inner.put("none", null);
    FieldPath compiled = FieldPath.parse(path);

    assertThat(Document.owning(Map.of("a", inner)).obstacle(compiled)).isEqualTo(steps);
    assertThat(
            new DocumentBuilder()
                .put("a", Document.owning(inner))
                .build()
                .withAll(Document.empty())
                .obstacle(compiled))
        .isEqualTo(steps);
  }

  @Test
  void theKeysOfAnotherDocumentStandBeforeItsOwn() {
    Document row = new DocumentBuilder().put("id", "x").put("Name", "own").put("none", 1).build();
    Document more = new DocumentBuilder().put("name", "added").put("b", 2).build();
    Document nothing = new DocumentBuilder().put("id", null).put("c", null).build();

    Document both = row.withAll(more);

    assertThat(both.keys()).containsExactly("id", "Name", "none", "name", "b");
    assertThat(both.value("name")).isEqualTo("added");
    assertThat(both.value("Name")).as("spelled so").isEqualTo("own");
    assertThat(both.value("NAME")).as("what was added goes before").isEqualTo("added");
    assertThat(both.value("id")).isEqualTo("x");
    assertThat(both.withAll(Document.owning(Map.of("b", 3))).value("b")).isEqualTo(3);
    assertThat(row.withAll(nothing)).as("with nothing but nulls").isEqualTo(row);
    assertThat(row.keys()).as("the original").containsExactly("id", "Name", "none");
  }
}
