package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphQueryTest {
  private static final String ASSESSMENTS = "assessments.kql";
  private static final GraphQuery OF_TYPES = query("assessments-of-types.kql");

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

  @Test
  void manyAlternativesStandInGroups() {
    List<String> types = IntStream.range(0, 201).mapToObj(i -> "/t/" + i + "/").toList();

    String text = OF_TYPES.with("statuses", List.of("Healthy")).with("types", types).text();

    assertThat(text)
        .contains("| where ((id contains '/t/0/' or ")
        .contains("id contains '/t/99/') or (id contains '/t/100/' or ")
        .contains("id contains '/t/199/') or (id contains '/t/200/'))");
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

  @Test
  void aFragmentComesAfterAQueryAndBothAreFilled() {
    GraphQuery composed =
        query(ASSESSMENTS)
            .with("statuses", List.of("Unhealthy"))
            .then(query("of-types.kql").with("rows", 5))
            .with("types", List.of("a/b"));

    assertThat(composed.text())
        .isEqualTo(
            """
            securityresources
            | where type =~ 'microsoft.security/assessments'
            | where properties.status.code in~ ('Unhealthy') or isempty(properties.status.code)
            | order by id asc
            | where type in~ ('a/b')
            | take 5""");
    assertThat(composed).hasToString("GraphQuery[assessments.kql | of-types.kql]");
  }

  @Test
  void aQueryThatDoesNotBeginWithAPipeIsNoFragment() {
    GraphQuery fragment = query("of-types.kql");

    assertThatThrownBy(() -> fragment.then(OF_TYPES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not begin with a pipe");
  }

  @Test
  void oneParameterHasOneValue() {
    GraphQuery five = query("of-types.kql").with("rows", 5);

    assertThat(five.then(query("of-types.kql").with("rows", 5)).with("types", List.of("a")).text())
        .contains("| take 5\n| where type in~ ('a')\n| take 5");
    assertThatThrownBy(() -> five.then(query("of-types.kql").with("rows", 6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows of of-types.kql has two values");
  }

  @Test
  void aComposedQueryIsForTheLaterVersion() {
    GraphQuery earlier = query(ASSESSMENTS).atVersion("2022-10-01");
    GraphQuery fragment = query("of-types.kql");

    assertThat(query(ASSESSMENTS).then(fragment).apiVersion()).isEmpty();
    assertThat(earlier.with("statuses", List.of("a")).then(fragment).apiVersion())
        .contains("2022-10-01");
    assertThat(earlier.then(fragment.atVersion("2024-04-01")).apiVersion()).contains("2024-04-01");
  }

  private static GraphQuery query(String name) {
    return GraphQuery.resource(GraphQueryTest.class, name);
  }
}
