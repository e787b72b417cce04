package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphQueryTest {
  private static final GraphQuery OF_TYPES =
      GraphQuery.resource(
          GraphQueryTest.class, "/io/tributary/azure/source/misconfigurations-of-types.kql");

  @Test
  void parametersAreFilledInAndCommentsLeftOut() {
    assertThat(
            OF_TYPES
                .with("statuses", List.of("Unhealthy", "Healthy"))
                .with("types", List.of("/a/b/", "/c/d/"))
                .text())
        .isEqualTo(
            """
            securityresources
            | where type =~ 'microsoft.security/assessments'
            | where properties.status.code in~ ('Unhealthy', 'Healthy') or isempty(properties.status.code)
            | where (id contains '/a/b/' or id contains '/c/d/')
            | order by id asc""");
  }

  @Test
  void noValueEndsItsLiteral() {
    String text =
        OF_TYPES
            .with("statuses", List.of("') | take 1 //", "back\\slash'"))
            .with("types", List.of("line\nbreak $1"))
            .text();

    assertThat(text)
        .contains("('\\') | take 1 //', 'back\\\\slash\\'')")
        .contains("(id contains 'line\\nbreak $1')");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"a,'a'", "a'b,'a\\'b'", "\\,'\\\\'", "ü\u2028,'ü\\u2028'"})
  void stringsAreEscaped(String text, String literal) {
    assertThat(GraphQuery.quote(text)).isEqualTo(literal);
  }

  @Test
  void controlCharactersAreEscaped() {
    assertThat(GraphQuery.quote("a\u0001b")).isEqualTo("'a\\u0001b'");
  }

  @Test
  void aParameterWithoutAValueIsADefect() {
    assertThatThrownBy(OF_TYPES::text)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no value of type strings for statuses");
    assertThatThrownBy(() -> OF_TYPES.with("statuses", 5).text())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> OF_TYPES.with("statuses", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
