package io.tributary.testkit.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    Map<String, Type> columns = new LinkedHashMap<>();
    for (String name :
        "id name type tenantId kind location resourceGroup subscriptionId managedBy"
            .split(" ", -1)) {
      columns.put(name, Type.STRING);
    }
    for (String name : "sku plan properties tags identity zones extendedLocation".split(" ", -1)) {
      columns.put(name, Type.DYNAMIC);
    }
    return Schema.of(columns);
  }

  static Stream<Arguments> accepted() {
    return cases("accepted.txt", "\n=> ");
  }

  static Stream<Arguments> refused() {
    return cases("refused.txt", "\n!! ");
  }

  private static Stream<Arguments> cases(String file, String mark) {
    return Arrays.stream(text(file).strip().split("\n\n", -1))
        .map(
            block -> {
              String[] parts = block.split(mark, -1);
              return Arguments.of(parts[0], parts[1]);
            });
  }

  private static String text(String file) {
    try (InputStream in = QueryTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> rows() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String line : text("rows.ndjson").lines().toList()) {
      rows.add(JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {}));
    }
    return rows;
  }

  private static List<Map<String, Object>> run(String kql) throws IOException {
    Query query = Query.parse(kql, SCHEMA);
    Rows result = query.run(Rows.of(rows()), row -> true);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < result.size(); i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (String column : query.schema().names()) {
        row.put(column, result.row(i).get(column));
      }
      rows.add(row);
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource
  void accepted(String kql, String expected) throws IOException {
    assertThat(JSON.writeValueAsString(run(kql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource
  void refused(String kql, String expected) {
    KqlException refusal = catchThrowableOfType(KqlException.class, () -> Query.parse(kql, SCHEMA));

    assertThat(refusal).as("refused").isNotNull();
    String token = refusal.token().lines().findFirst().orElse("");
    assertThat(expected).startsWith(refusal.kind() + " ").endsWith(token);
  }

  @Test
  void saysWhereAQueryIsWrong() {
    KqlException refusal =
        catchThrowableOfType(KqlException.class, () -> Query.parse("resources\n| where (", SCHEMA));

    assertThat(refusal.line()).isEqualTo(2);
    assertThat(refusal.column()).isEqualTo(9);
    assertThat(refusal).hasMessageContaining("line 2, character 9");
  }

  @Test
  void boundsDepthLengthAndOperators() {
    assertThatThrownBy(() -> Query.parse("resources | where " + "(".repeat(100_000), SCHEMA))
        .isInstanceOf(KqlException.class)
        .hasMessageContaining("deeply");
    assertThatThrownBy(() -> Query.parse("resources" + " | count".repeat(200), SCHEMA))
        .isInstanceOf(KqlException.class)
        .hasMessageContaining("operators");
    assertThatThrownBy(() -> Query.parse("resources" + " ".repeat(600_000), SCHEMA))
        .isInstanceOf(KqlException.class)
        .hasMessageContaining("characters");
  }

  @Test
  void takesAThousandAlternatives() throws IOException {
    String query =
        "resources | where " + "name == 'x' or ".repeat(1_000) + "name == 'fn' | project name";

    assertThat(run(query)).containsExactly(Map.of("name", "fn"));
  }

  @Test
  void hashesIntoPartitionsThatCoverEveryRowOnce() throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      all.addAll(run("resources | where hash(tolower(id)) % 3 == " + part + " | project name"));
    }

    assertThat(all).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void showsOnlyVisibleRows() throws IOException {
    Rows result =
        Query.parse("resources | count", SCHEMA)
            .run(Rows.of(rows()), row -> "s1".equals(row.get("subscriptionId")));

    assertThat(result.row(0)).containsEntry("Count", 2L);
  }

  @Test
  void hasTheShapeOfItsTokensWhateverItsLiteralsAre() {
    assertThat(Query.shape("resources | where name == 'a|b' // and more\n| take 5"))
        .containsExactly("resources", "|", "where", "name", "==", "'…'", "|", "take", "0", "<EOF>")
        .isEqualTo(Query.shape("resources|where name == @\"it's\"|take 12"))
        .isNotEqualTo(Query.shape("resources | where name == 'a' | take name"));
  }

  @Test
  void knowsItsTableItsLimitAndItsColumns() {
    Query query = Query.parse("SecurityResources | project properties | take 5", SCHEMA);

    assertThat(query.table()).isEqualTo("securityresources");
    assertThat(query.isLimited()).isTrue();
    assertThat(query.schema().isAllDynamic()).isTrue();
  }
}
