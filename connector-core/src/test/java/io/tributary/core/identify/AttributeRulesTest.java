package io.tributary.core.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.identify.IdentificationRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeRulesTest {
  @Test
  void rulesAreReadInOrderWithTheirSwitches() {
    IdentificationRules rules =
        AttributeRules.parse(
            """
            rules:
              - {name: source-native-key, attributes: [asset.assetHeader.externalAssetId]}
              - {name: cloud-instance, attributes: [a.provider, "a['account id']"], enabled: true}
              - {name: ip-address, attributes: [a.ip], enabled: false}
            """,
            "rules.yaml");

    assertThat(rules.entries())
        .containsExactly(
            new IdentificationRules.Entry(
                AttributeRule.of("source-native-key", "asset.assetHeader.externalAssetId"), true),
            new IdentificationRules.Entry(
                AttributeRule.of("cloud-instance", "a.provider", "a['account id']"), true),
            new IdentificationRules.Entry(AttributeRule.of("ip-address", "a.ip"), false));
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    String text =
        """
        rules:
          - {name: MAC, attributes: [], enabled: perhaps}
          - {name: ip, attributes: ["a[].ip", a..b]}
          - {name: ip, attribute: [a], enabled: false}
        more: 1
        """;

    assertThatThrownBy(() -> AttributeRules.parse(text, "rules.yaml"))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            """
            rules.yaml:2:12: rules[0].name must be lower case with dashes, not "MAC"
            rules.yaml:2:29: rules[0].attributes must not be empty
            rules.yaml:2:42: rules[0].enabled must be true or false, not text
            rules.yaml:3:29: rules[1].attributes[0] leads to many values: "a[].ip"
            rules.yaml:3:39: rules[1].attributes[1] is not a path: Malformed path "a..b": expected a key at position 2
            rules.yaml:4:5: rules[2] needs "attributes"
            rules.yaml:4:12: rules[2].name is the name of an earlier rule: "ip"
            rules.yaml:4:16: rules[2].attribute is not a known key, did you mean "attributes"?
            rules.yaml:5:1: more is not a known key; known are rules\
            """);
  }

  @Test
  void rulesAreLoadedFromFilesAndResources(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("r.yaml"), "rules: [{name: a, attributes: [b]}]");

    assertThat(AttributeRules.load(file).entries())
        .containsExactly(new IdentificationRules.Entry(AttributeRule.of("a", "b"), true));
    assertThat(AttributeRules.resource(AttributeRulesTest.class, "rules.yaml").entries())
        .containsExactly(new IdentificationRules.Entry(AttributeRule.of("mac", "a.mac"), true));
  }

  @Test
  void oneRuleMustBeOn() {
    assertThatThrownBy(
            () ->
                AttributeRules.parse(
                    "rules: [{name: a, attributes: [b], enabled: false}]", "rules.yaml"))
        .hasMessage("rules.yaml:1:8: rules must have at least one rule that is enabled");
    assertThatThrownBy(() -> AttributeRules.parse("rules: []", "rules.yaml"))
        .hasMessage("rules.yaml:1:8: rules must not be empty");
    assertThatThrownBy(() -> AttributeRules.parse("rules: [{name: ' ', attributes: [b]}]", "r"))
        .hasMessage("r:1:16: rules[0].name must not be blank");
    assertThatThrownBy(() -> AttributeRules.parse("rules: [a]", "r"))
        .hasMessage("r:1:9: rules[0] must be a mapping, not text");
  }
}
