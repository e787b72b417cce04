package io.tributary.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTemplateTest {
  @Test
  void nothingMakesNoDocument() {
    assertThat(new DocumentTemplate(List.of("a", "b")).of(new Object[2])).isNull();
    assertThat(new DocumentTemplate(List.of()).of(new Object[0])).isNull();
  }

  @Test
  void keysAndValuesHaveToFit() {
    assertThatThrownBy(() -> new DocumentTemplate(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each key once");
    assertThatThrownBy(() -> new DocumentTemplate(List.of("a")).of(new Object[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are 2 values for 1 keys");
  }

  /** With more keys than a mask has room for, too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 64, 65, 150})
  void whatIsMissingIsLeftOut(int size) {
    List<String> keys = IntStream.range(0, size).mapToObj(i -> "key" + i).toList();
    DocumentTemplate template = new DocumentTemplate(keys);
    Random random = new Random(size);

    for (int i = 0; i < 30; i++) {
      @Nullable Object[] values = new Object[size];
      Map<String, Object> expected = new LinkedHashMap<>();
      for (int at = 0; at < size; at++) {
        if (random.nextInt(20) > 0) {
          values[at] = i + at;
          expected.put(keys.get(at), i + at);
        }
      }
      Document made = template.of(values);
      if (expected.isEmpty()) {
        assertThat(made).isNull();
      } else {
        assertThat(made).isEqualTo(Document.owning(expected));
        assertThat(made.keys()).containsExactlyElementsOf(expected.keySet());
      }
    }
  }
}
