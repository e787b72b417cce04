package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTemplateTest {
  @Test
  void textIsEscapedAndPutInAsItIsOnce() {
    assertThat(
            HtmlTemplate.parse("<b>{{a}}</b>{{b}}")
                .fill(Map.of("a", "<i>&\"'\u0000", "b", "{{a}}")))
        .isEqualTo("<b>&lt;i&gt;&amp;&quot;&#39;\uFFFD</b>{{a}}");
  }

  @Test
  void sectionsAreRepeatedAndLookAround() {
    HtmlTemplate template =
        HtmlTemplate.parse("{{#l}}[{{x}}{{y}}{{#m}}.{{/m}}{{^m}}-{{/m}}]{{/l}}{{^l}}none{{/l}}");

    assertThat(
            template.fill(
                Map.of(
                    "y",
                    "!",
                    "l",
                    List.of(
                        Map.of("x", 1, "m", List.of()),
                        Map.of("x", 2, "m", List.of(Map.of(), Map.of()))))))
        .isEqualTo("[1!-][2!..]");
    assertThat(template.fill(Map.of("l", List.of()))).isEqualTo("none");
  }

  @Test
  void whatIsNotThereIsAMistake() {
    assertThatThrownBy(() -> HtmlTemplate.parse("{{a}}").fill(Map.of()))
        .hasMessageContaining("nothing for a");
  }
}
