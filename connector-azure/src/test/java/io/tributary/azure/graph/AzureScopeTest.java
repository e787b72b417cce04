package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureScopeTest {
  @Test
  void subscriptionsAreOneCasingSortedAndEachOnce() {
    assertThat(
            AzureScope.subscriptions(
                    "BBBBBBBB-0000-0000-0000-000000000000",
                    " aaaaaaaa-0000-0000-0000-000000000000 ",
                    "bbbbbbbb-0000-0000-0000-000000000000")
                .ids())
        .containsExactly(
            "aaaaaaaa-0000-0000-0000-000000000000", "bbbbbbbb-0000-0000-0000-000000000000");
  }

  @Test
  void allWrongIdsAreNamedAtOnce() {
    assertThatThrownBy(() -> AzureScope.subscriptions("one", "two"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"one\"")
        .hasMessageContaining("\"two\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a'b", "x/y"})
  void aManagementGroupHasAzuresCharacters(String id) {
    assertThatThrownBy(() -> AzureScope.managementGroups(id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEmptyListIsNotEverything() {
    assertThatThrownBy(() -> AzureScope.subscriptions(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AzureScope.managementGroups(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(AzureScope.tenant().ids()).isEmpty();
  }
}
