package io.tributary.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a b", "ä", "..\\x", "a\n"})
  void idsThatNameNoFileAreRefused(String id) {
    assertThatThrownBy(() -> new Split("d", id, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A split id has 1 to 120 letters");
  }

  @Test
  void idsAreBounded() {
    assertThat(new Split("d", "a".repeat(120), Map.of()).id()).hasSize(120);
    assertThatThrownBy(() -> new Split("d", "a".repeat(121), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void attributesAreCopiedAndSorted() {
    Map<String, String> attributes = new HashMap<>(Map.of("b", "1", "a", "2"));
    Split split = new Split("d", "d-1", attributes);

    attributes.clear();

    assertThat(split.attributes()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
    assertThatThrownBy(() -> split.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void checkpointsKnowTheStart() {
    assertThat(Checkpoint.start().isStart()).isTrue();
    assertThat(new Checkpoint("token", 0).isStart()).isFalse();
    assertThat(new Checkpoint("", 5).isStart()).isFalse();
  }
}
