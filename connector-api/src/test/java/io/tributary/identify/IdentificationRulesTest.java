package io.tributary.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentificationRulesTest {
  private static final Asset ASSET =
      new Asset("k", false, Document.owning(Map.of("id", "i", "mac", "m")));
  private static final IdentificationRules RULES =
      IdentificationRules.of(
          List.of(
              new IdentificationRules.Entry(new ByField("id"), true),
              new IdentificationRules.Entry(new ByField("serial"), true),
              new IdentificationRules.Entry(new ByField("mac"), false)));

  @Test
  void rulesThatAreOnClaimInOrder() {
    assertThat(RULES.claims(ASSET)).containsExactly(new Identity("id", "i"));
    assertThat(RULES.enable("mac").claims(ASSET))
        .containsExactly(new Identity("id", "i"), new Identity("mac", "m"));
    assertThat(RULES.enable("mac").first("mac").claims(ASSET))
        .containsExactly(new Identity("mac", "m"), new Identity("id", "i"));
    assertThat(RULES.disable("id").claims(ASSET)).isEmpty();
  }

  @Test
  void changesMakeOtherRules() {
    assertThat(names(RULES.first("mac"))).containsExactly("mac", "id", "serial");
    assertThat(names(RULES)).containsExactly("id", "serial", "mac");
    assertThat(RULES.disable("id").entries().get(0).enabled()).isFalse();
    assertThat(RULES.entries().get(0).enabled()).isTrue();
    assertThat(RULES.enable("mac").entries().get(2).enabled()).isTrue();
  }

  @Test
  void oneRuleStaysOn() {
    IdentificationRules last = RULES.disable("id");

    assertThatThrownBy(() -> last.disable("serial"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least one identification rule must be on");
    assertThatThrownBy(() -> IdentificationRules.of(List.of()))
        .hasMessage("At least one identification rule must be on");
  }

  @Test
  void namesAreUnique() {
    assertThatThrownBy(
            () ->
                IdentificationRules.of(
                    List.of(
                        new IdentificationRules.Entry(new ByField("id"), true),
                        new IdentificationRules.Entry(new ByField("id"), true))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two identification rules are named \"id\"");
  }

  @Test
  void unknownNamesAreRefused() {
    String message = "No identification rule is named \"ip\"; there are [id, serial, mac]";

    assertThatThrownBy(() -> RULES.enable("ip"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> RULES.disable("ip")).hasMessage(message);
    assertThatThrownBy(() -> RULES.first("ip"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static List<String> names(IdentificationRules rules) {
    return rules.entries().stream().map(entry -> entry.rule().name()).toList();
  }

  private record ByField(String name) implements IdentificationRule {
    @Override
    public Optional<String> identify(Asset asset) {
      return asset.document().text(name);
    }
  }
}
