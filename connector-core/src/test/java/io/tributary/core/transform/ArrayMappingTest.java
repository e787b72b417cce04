package io.tributary.core.transform;

import static io.tributary.core.transform.MapRuns.assetMap;
import static io.tributary.core.transform.MapRuns.notes;
import static io.tributary.core.transform.MapRuns.output;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.transform.Mapping.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code []} means in sources and targets. */
class ArrayMappingTest {
  @Test
  void arraysAreZippedByIndex() {
    FieldMap map =
        assetMap(
            "source: 'history[].size', type: integer, target: 'layers[].sizeInBytes'",
            "source: 'history[].digest', target: 'layers[].digest'",
            "source: 'names[]', target: 'layers[].name'");

    assertThat(
            output(
                map,
                """
                {"history": [{"size": "10", "digest": "a"}, {"digest": "b"}, {"size": 3}],
                 "names": ["x", "y"]}
                """))
        .isEqualTo(
            "{\"layers\":[{\"sizeInBytes\":10,\"digest\":\"a\",\"name\":\"x\"},"
                + "{\"digest\":\"b\",\"name\":\"y\"},{\"sizeInBytes\":3}]}");
  }

  @Test
  void shorterArrayLeavesItsPartOut() {
    FieldMap map = assetMap("source: 'a[].v', target: 'x[].a'", "source: 'b[].v', target: 'x[].b'");

    assertThat(output(map, "{\"a\": [{\"v\": 1}], \"b\": [{\"v\": 1}, {\"v\": 2}]}"))
        .isEqualTo("{\"x\":[{\"a\":\"1\",\"b\":\"1\"},{\"b\":\"2\"}]}");
    assertThat(output(map, "{\"b\": [{\"v\": 1}, {\"v\": 2}]}"))
        .isEqualTo("{\"x\":[{\"b\":\"1\"},{\"b\":\"2\"}]}");
    assertThat(notes(map, "{\"b\": [{\"v\": 1}]}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                              | {}",
        "{\"a\": null}                                   | {}",
        "{\"a\": []}                                     | {}",
        "{\"a\": [null, {}]}                             | {}",
        "{\"a\": [null, {\"v\": \"1\"}, {}, {\"v\": 2}]} | {\"x\":[\"1\",\"2\"]}"
      })
  void elementsWithoutAnythingAreLeftOut(String row, String expected) {
    FieldMap map = assetMap("source: 'a[].v', target: 'x[]'");

    assertThat(output(map, row)).isEqualTo(expected);
    assertThat(notes(map, row)).isEmpty();
  }

  @Test
  void arraysInArraysAreZippedLevelByLevel() {
    FieldMap map =
        assetMap(
            "source: 'a[].name', target: 'x[].name'",
            "source: 'a[].b[].v', target: 'x[].y[].v'",
            "source: 'a[].b[].w', target: 'x[].y[].w'");

    assertThat(
            output(
                map,
                """
                {"a": [{"name": "p", "b": [{"v": 1, "w": 2}, {"v": 3}]},
                       {"name": "q"},
                       {"b": [{"w": 4}]}]}
                """))
        .isEqualTo(
            "{\"x\":[{\"name\":\"p\",\"y\":[{\"v\":\"1\",\"w\":\"2\"},{\"v\":\"3\"}]},"
                + "{\"name\":\"q\"},{\"y\":[{\"w\":\"4\"}]}]}");
  }

  @Test
  void arraysOfArraysAreZipped() {
    FieldMap map = assetMap("source: 'a[][]', target: 'x[][]'", "source: 'a[][1]', target: 'y[]'");

    assertThat(output(map, "{\"a\": [[1, 2], [], [3, 4, 5]]}"))
        .isEqualTo("{\"x\":[[\"1\",\"2\"],[\"3\",\"4\",\"5\"]],\"y\":[\"2\",\"4\"]}");
  }

  @Test
  void targetArrayWithoutSourceArrayHasOneElement() {
    FieldMap map =
        assetMap(
            "source: a, target: 'f[].a'",
            "source: b, target: 'f[0].b'",
            "constant: c, target: 'f[].c'",
            "source: d, target: 'g[]'");

    assertThat(output(map, "{\"a\": 1, \"b\": 2, \"d\": 4}"))
        .isEqualTo("{\"f\":[{\"a\":\"1\",\"b\":\"2\",\"c\":\"c\"}],\"g\":[\"4\"]}");
  }

  @Test
  void lastArrayOfTheSourceBelongsToTheLastOfTheTarget() {
    FieldMap map =
        assetMap("source: 'refs[].link', target: 'f[].refs[]'", "source: a, target: 'f[].a'");

    assertThat(output(map, "{\"refs\": [{\"link\": \"p\"}, {\"link\": \"q\"}], \"a\": 1}"))
        .isEqualTo("{\"f\":[{\"refs\":[\"p\",\"q\"],\"a\":\"1\"}]}");
  }

  @Test
  void singleElementTakesTheFirstOfAnArray() {
    FieldMap map =
        assetMap(
            "source: 'policies[].id', target: 'f[].policy'",
            "source: 'policies[].tags[].v', target: 'f[].tags[]'",
            "source: name, target: 'f[].name'");

    assertThat(
            output(
                map,
                """
                {"name": "n",
                 "policies": [{"id": "p", "tags": [{"v": 1}, {"v": 2}]}, {"id": "q"}]}
                """))
        .isEqualTo("{\"f\":[{\"policy\":\"p\",\"tags\":[\"1\",\"2\"],\"name\":\"n\"}]}");
  }

  @Test
  void arraysOfArraysCanStandForSingleElementsToo() {
    FieldMap map =
        assetMap("source: 'a[][].v', target: 'x[].y[].v'", "source: 'a[].w', target: 'x[].y[1].w'");

    assertThat(output(map, "{\"a\": [[{\"v\": 1}, {\"v\": 2}], {\"w\": 3}]}"))
        .isEqualTo("{\"x\":[{\"y\":[{\"v\":\"1\"}]},{\"y\":[{\"w\":\"3\"}]}]}");
  }

  @Test
  void elementsNamedOneByOneAreInOrderWithoutHoles() {
    FieldMap map =
        assetMap(
            "source: c, target: 'x[2].v'",
            "source: a, target: 'x[0].v'",
            "source: b, target: 'x[1].v'");

    assertThat(output(map, "{\"a\": 1, \"b\": 2, \"c\": 3}"))
        .isEqualTo("{\"x\":[{\"v\":\"1\"},{\"v\":\"2\"},{\"v\":\"3\"}]}");
    assertThat(output(map, "{\"a\": 1, \"c\": 3}"))
        .isEqualTo("{\"x\":[{\"v\":\"1\"},{\"v\":\"3\"}]}");
    assertThat(output(map, "{}")).isEqualTo("{}");
  }

  @Test
  void firstOfSeveralArraysIsChosenElementByElement() {
    FieldMap map = assetMap("source: ['a[].v', 'b[].w'], target: 'x[]'");

    assertThat(output(map, "{\"a\": [{\"v\": 1}, {}], \"b\": [{\"w\": 7}, {\"w\": 8}]}"))
        .isEqualTo("{\"x\":[\"1\",\"8\"]}");
  }

  @Test
  void defaultFillsEveryElementOfAnArrayThatIsThere() {
    FieldMap map = assetMap("source: 'a[].v', default: none, target: 'x[].v'");

    assertThat(output(map, "{\"a\": [{\"v\": 1}, {}]}"))
        .isEqualTo("{\"x\":[{\"v\":\"1\"},{\"v\":\"none\"}]}");
    assertThat(output(map, "{}")).isEqualTo("{}");
  }

  @Test
  void whatIsNoArrayIsNotedOnce() {
    FieldMap map =
        assetMap("source: 'p.a[].v', target: 'x[].v'", "source: 'p.a[].w', target: 'x[].w'");

    assertThat(output(map, "{\"p\": {\"a\": \"text\"}}")).isEqualTo("{}");
    assertThat(notes(map, "{\"p\": {\"a\": \"text\"}}"))
        .containsExactly(new Note("p.a[].v", "x[].v", "text where an array is expected"));
    assertThat(notes(map, "{\"p\": 5}"))
        .containsExactly(
            new Note("p.a[].v", "x[].v", "a number at \"p\" where an object is expected"));
  }

  @Test
  void manyBadElementsMakeOneNote() {
    FieldMap map = assetMap("source: 'a[].v', type: integer, target: 'x[]'");

    assertThat(notes(map, "{\"a\": [{\"v\": \"p\"}, {\"v\": \"q\"}, {\"v\": {}}, 5, [1]]}"))
        .containsExactly(
            new Note("a[].v", "x[]", "text where a whole number is expected"),
            new Note("a[].v", "x[]", "an object where a whole number is expected"),
            new Note("a[].v", "x[]", "a number where an object is expected"),
            new Note("a[].v", "x[]", "an array where an object is expected"));
  }

  @Test
  void partsOfElementsWithTheWrongShapeAreNoted() {
    FieldMap map = assetMap("source: 'a[].b.c', target: 'x[]'");

    assertThat(output(map, "{\"a\": [{\"b\": 5}, {\"b\": {\"c\": 1}}]}"))
        .isEqualTo("{\"x\":[\"1\"]}");
    assertThat(notes(map, "{\"a\": [{\"b\": 5}]}"))
        .containsExactly(
            new Note("a[].b.c", "x[]", "a number at \"b\" where an object is expected"));
  }
}
