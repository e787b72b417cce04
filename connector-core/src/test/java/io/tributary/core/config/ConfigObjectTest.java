package io.tributary.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConfigObjectTest {
  @Test
  void valuesThatFitAreReturned() {
    sound(
        "{text: x, number: 5, flag: true, word: high, list: [1, b], object: {a: 1}}",
        root -> {
          assertThat(root.text("text", "y")).isEqualTo("x");
          assertThat(root.text("number", "y")).isEqualTo("5");
          assertThat(root.text("none", "y")).isEqualTo("y");
          assertThat(root.requiredText("text")).isEqualTo("x");
          assertThat(root.flag("flag", false)).isTrue();
          assertThat(root.flag("none", true)).isTrue();
          assertThat(root.flag("none", false)).isFalse();
          assertThat(root.requiredInteger("number", 5, 5)).isEqualTo(5);
          assertThat(root.choice("word", Map.of("high", 3))).contains(3);
          assertThat(root.choice("none", Map.of("high", 3))).isEmpty();
          assertThat(root.list("list")).extracting(ConfigNode::value).containsExactly(1, "b");
          assertThat(root.list("none")).isEmpty();
          assertThat(root.requiredList("list")).hasSize(2);
          assertThat(root.has("text")).isTrue();
          assertThat(root.has("none")).isFalse();
          assertThat(root.require("object").flatMap(ConfigNode::object)).isPresent();
          assertThat(root.require("text").flatMap(ConfigNode::text)).contains("x");
        });
  }

  @Test
  void nullCountsAsMissing() {
    sound(
        "{a: null, b: ~}",
        root -> {
          assertThat(root.has("a")).isFalse();
          assertThat(root.text("a", "y")).isEqualTo("y");
          assertThat(root.flag("b", true)).isTrue();
          assertThat(root.value()).isEmpty();
        });
    broken("{a: null}", root -> root.requiredText("a"), "test:1:1: needs \"a\"");
  }

  @Test
  void valuesThatDoNotFitAreReported() {
    broken("{a: [x]}", root -> root.text("a", ""), "test:1:5: a must be text, not a list");
    broken("{a: {}}", root -> root.text("a", ""), "test:1:5: a must be text, not a mapping");
    broken("{a: ' '}", root -> root.requiredText("a"), "test:1:5: a must not be blank");
    broken("{a: x}", root -> root.flag("a", true), "test:1:5: a must be true or false, not text");
    broken(
        "{a: 1}", root -> root.flag("a", true), "test:1:5: a must be true or false, not a number");
    broken("{a: true}", root -> root.list("a"), "test:1:5: a must be a list, not true or false");
    broken("{a: []}", root -> root.requiredList("a"), "test:1:5: a must not be empty");
    broken("{a: x}", root -> root.requiredList("a"), "test:1:5: a must be a list, not text");
    broken("{}", root -> root.requiredList("a"), "test:1:1: needs \"a\"");
    broken(
        "{a: [null]}",
        root -> root.list("a").forEach(ConfigNode::text),
        "test:1:6: a[0] must be text, not null");
    broken(
        "{a: 5}",
        root -> root.find("a").ifPresent(ConfigNode::object),
        "test:1:5: a must be a mapping, not a number");
  }

  @Test
  void integersOutOfBoundsAreReported() {
    String expected = "test:1:5: a must be a whole number, 1 to 5";
    for (String value : List.of("0", "6", "1.5", "x", "99999999999", "[1]")) {
      broken("{a: " + value + "}", root -> root.requiredInteger("a", 1, 5), expected);
    }
    sound("{a: 1}", root -> assertThat(root.requiredInteger("a", 1, 5)).isEqualTo(1));
    sound("{a: 5}", root -> assertThat(root.requiredInteger("a", 1, 5)).isEqualTo(5));
    broken("{}", root -> root.requiredInteger("a", 1, 5), "test:1:1: needs \"a\"");
  }

  @Test
  void unknownWordsAreReportedWithASuggestion() {
    broken(
        "{a: hihg}",
        root -> root.choice("a", Map.of("high", 3)),
        "test:1:5: a cannot be \"hihg\", did you mean \"high\"?");
    broken("{a: [1]}", root -> root.choice("a", Map.of()), "test:1:5: a must be text, not a list");
  }

  @Test
  void unknownKeysAreReportedWhereTheyStand() {
    broken(
        "a:\n  nmae: 1\n",
        root -> root.find("a").flatMap(ConfigNode::object).orElseThrow().allowOnly("name"),
        "test:2:3: a.nmae is not a known key, did you mean \"name\"?");
  }

  @Test
  void problemsComeInTheOrderOfTheFile() {
    broken(
        "a: 1\nb: [1, 2]\n",
        root -> {
          root.list("b").get(1).problem("is last");
          root.problem("none", "is first");
          root.list("b").get(0).problem("is third");
          root.problem("a", "is second");
        },
        "test:1:1: none is first\ntest:1:4: a is second\ntest:2:5: b[0] is third\n"
            + "test:2:8: b[1] is last");
  }

  private static void sound(String text, Consumer<ConfigObject> reader) {
    ConfigFile file = ConfigFile.parse(text, "test");
    reader.accept(file.root());
    file.throwIfBroken();
  }

  private static void broken(String text, Consumer<ConfigObject> reader, String expected) {
    ConfigFile file = ConfigFile.parse(text, "test");
    reader.accept(file.root());
    assertThatThrownBy(file::throwIfBroken).hasMessage(expected);
  }
}
