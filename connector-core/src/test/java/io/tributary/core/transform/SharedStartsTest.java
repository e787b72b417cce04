package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.FieldPath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedStartsTest {
  @Test
  void waysThatPartShareWhatIsBefore() {
    assertThat(shared("a.b.c", "a.b.d", "a.e", "f.g.h", "i")).containsExactly("a", "a.b");
  }

  @Test
  void waysThatEndTogetherShareAll() {
    assertThat(shared("a", "a", "b.c", "b.c")).containsExactly("a", "b.c");
    assertThat(shared("a.b", "a")).containsExactly("a");
  }

  @Test
  void waysAreSharedUpToTheirArrays() {
    assertThat(shared("a.b[].c", "a.b[].d", "a.e")).containsExactly("a");
    assertThat(shared("a.b[].c", "a.b")).containsExactly("a.b");
    assertThat(shared("a[0].b", "a[0].c")).containsExactly("a[0]");
    assertThat(shared("a[].b", "a[].b.c")).isEmpty();
  }

  @Test
  void sourceStartsFromTheNearestSharedPart() {
    SharedStarts starts = starts("a.b.c", "a.b.d", "a.e[].f", "g");

    assertThat(starts.from(source("a.b.c")))
        .returns(2, moved -> moved.start().slot())
        .returns(FieldPath.parse("c").steps(), PendingSource::steps)
        .returns("a.b.c", PendingSource::written);
    assertThat(starts.from(source("a.e[].f")))
        .returns(1, moved -> moved.start().slot())
        .returns(FieldPath.parse("e[].f").steps(), PendingSource::steps);
    assertThat(starts.from(source("a.b")).steps()).isEmpty();
    assertThat(starts.from(source("g"))).isEqualTo(source("g"));
    assertThat(starts.from(source("g.a"))).isEqualTo(source("g.a"));
  }

  @Test
  void sharedPartsAreFoundThroughEachOther() {
    Row row = new Row(Json.document("{\"a\": {\"b\": {\"c\": 1}}}"), 3);

    starts("a.b.c", "a.b.d", "a.e").starts().forEach(start -> start.fill(row));

    assertThat(row.slot(1)).isEqualTo(Json.document("{\"b\": {\"c\": 1}}"));
    assertThat(row.slot(2)).isEqualTo(Json.document("{\"c\": 1}"));
  }

  private static List<String> shared(String... sources) {
    return starts(sources).starts().stream()
        .map(start -> FieldPath.of(start.steps()).toString())
        .toList();
  }

  private static SharedStarts starts(String... sources) {
    return new SharedStarts(Stream.of(sources).map(SharedStartsTest::source).toList());
  }

  private static PendingSource source(String path) {
    return new PendingSource(path, SourceStart.ROW, FieldPath.parse(path).steps());
  }
}
