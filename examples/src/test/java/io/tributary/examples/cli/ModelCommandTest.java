package io.tributary.examples.cli;

import static io.tributary.examples.cli.InProcess.tributary;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCommandTest {
  private static List<String> names() {
    return tributary("model", "list").succeeded().out().lines().toList();
  }

  @Test
  void listHasOneNameALine() {
    assertThat(names())
        .isSorted()
        .contains("azure.virtual-machine", "azure.misconfiguration", "etm")
        .allSatisfy(name -> assertThat(name).matches("[a-z0-9.-]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "tree", "json-schema", "json"})
  void everyModelIsShownInEveryFormat(String format) {
    for (String name : names()) {
      assertThat(tributary("model", "view", name, "--format", format).succeeded().out())
          .contains(name)
          .endsWith("\n");
    }
  }

  @Test
  void viewIsATableUnlessSaidOtherwise() {
    assertThat(tributary("model", "view", "etm").succeeded().out())
        .isEqualTo(tributary("model", "view", "etm", "--format", "table").succeeded().out())
        .startsWith("etm 1.")
        .contains("\nasset.assetDetail.name ");
  }

  @Test
  void jsonHasEveryField() {
    Document model =
        Json.document(tributary("model", "view", "etm", "--format", "json").succeeded().out());

    assertThat(model.text("name")).contains("etm");
    assertThat(model.text("version")).isPresent();
    assertThat(model.objects("fields"))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            field ->
                assertThat(field.keys())
                    .containsExactly(
                        "path", "type", "required", "allowed", "description", "deprecated"));
  }

  @Test
  void schemaIsOneOfTheDraft() {
    Document schema =
        Json.document(
            tributary("model", "view", "etm", "--format", "json-schema").succeeded().out());

    assertThat(schema.text("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.text("properties.asset.properties.assetDetail.properties.name.type"))
        .contains("string");
  }

  @Test
  void aNameThatIsNearIsSuggested() {
    assertThat(tributary("model", "view", "azure.virtual-machin").sentence(ExitCode.USAGE))
        .contains(
            "There is no data model \"azure.virtual-machin\","
                + " did you mean \"azure.virtual-machine\"?");
  }

  @Test
  void withoutANearNameAllAreNamed() {
    Outcome outcome = tributary("model", "view", "x").complained(ExitCode.USAGE);

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("There is no data model \"x\"; known are ").contains("etm");
  }

  @Test
  void wrongUsageIsTold() {
    assertThat(tributary("model").complained(ExitCode.USAGE).err())
        .startsWith("Usage: tributary model ");
    assertThat(tributary("model", "view").sentence(ExitCode.USAGE))
        .contains("Missing required parameter: 'NAME' (see tributary model view --help)");
    assertThat(tributary("model", "view", "etm", "--format", "xml").sentence(ExitCode.USAGE))
        .contains("Invalid value for option '--format'");
  }
}
