package io.tributary.core.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.json.Json;
import io.tributary.record.Asset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeRuleTest {
  private static final AttributeRule RULE = AttributeRule.of("two", "a.id", "b");

  @Test
  void keyIsMadeOfAllAttributesInLowerCase() {
    assertThat(RULE.identify(asset("{\"a\": {\"id\": \" VM-1 \"}, \"b\": 5}"))).contains("vm-1|5");
    assertThat(AttributeRule.of("one", "b").identify(asset("{\"b\": true}"))).contains("true");
  }

  @Test
  void differentValuesHaveDifferentKeys() {
    assertThat(RULE.identify(asset("{\"a\": {\"id\": \"x|y\"}, \"b\": \"z\"}")))
        .contains("x\\|y|z");
    assertThat(RULE.identify(asset("{\"a\": {\"id\": \"x\"}, \"b\": \"y|z\"}")))
        .contains("x|y\\|z");
    assertThat(RULE.identify(asset("{\"a\": {\"id\": \"x\\\\\"}, \"b\": \"y\"}")))
        .contains("x\\\\|y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\": {\"id\": \"x\"}}",
        "{\"b\": \"x\"}",
        "{\"a\": {\"id\": \"x\"}, \"b\": null}",
        "{\"a\": {\"id\": \"x\"}, \"b\": \"\"}",
        "{\"a\": {\"id\": \" \"}, \"b\": \"x\"}",
        "{\"a\": {\"id\": \"x\"}, \"b\": {}}",
        "{\"a\": {\"id\": \"x\"}, \"b\": [\"x\"]}",
        "{\"a\": \"x\", \"b\": \"x\"}"
      })
  void ruleSaysNothingUnlessItHasAllAttributes(String document) {
    assertThat(RULE.identify(asset(document))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a b", "-a", "a-", "a--b", "a_b", "ä"})
  void malformedNamesAreRefused(String name) {
    assertThatThrownBy(() -> AttributeRule.of(name, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A rule's name is lower case with dashes, was \"" + name + "\"");
  }

  @Test
  void namesHaveLettersDigitsAndDashes() {
    assertThat(AttributeRule.of("ipv4-address", "a").name()).isEqualTo("ipv4-address");
  }

  @Test
  void ruleNeedsAttributesWithOneValue() {
    assertThatThrownBy(() -> new AttributeRule("none", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Rule \"none\" needs at least one attribute");
    assertThatThrownBy(() -> AttributeRule.of("many", "a[].b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Rule \"many\" cannot use \"a[].b\": it leads to many values");
  }

  private static Asset asset(String document) {
    return new Asset("k", false, Json.document(document));
  }
}
