package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstMapTest {
  private static final SourceRecord ROW = new SourceRecord("x", "1", Document.empty());

  private static TransformMap making(Mapping mapping) {
    return row -> mapping;
  }

  @Test
  void theFirstMapThatDoesNotLeaveARowOutCounts() {
    Mapping mapped = Mapping.of();
    TransformMap first =
        FirstMap.of(
            List.of(
                making(Mapping.skip("a")), making(mapped), making(Mapping.fail("never asked"))));

    assertThat(first.apply(ROW)).isSameAs(mapped);
  }

  @Test
  void aRowThatAMapCannotMapIsNotTriedFurther() {
    Mapping failed = Mapping.fail("it has no key");
    TransformMap first = FirstMap.of(List.of(making(failed), making(Mapping.of())));

    assertThat(first.apply(ROW)).isSameAs(failed);
  }

  @Test
  void aRowThatAllLeaveOutIsLeftOutByTheLast() {
    TransformMap first = FirstMap.of(List.of(making(Mapping.skip("a")), making(Mapping.skip("b"))));

    assertThat(first.apply(ROW)).isEqualTo(Mapping.skip("b"));
  }

  @Test
  void thereMustBeAMap() {
    assertThatThrownBy(() -> FirstMap.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There must be a map to try");
  }
}
