package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.DefenderForCloud;
import io.tributary.core.config.ConfigFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import reactor.core.publisher.Mono;

class MapLintCommandTest {
  @TempDir private Path folder;

  private static Outcome lint(Object... files) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new MapLintCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Texts.of(files));
    return new Outcome(code, out.toString(), err.toString());
  }

  @Test
  void nothingIsPrintedWhenNothingIsWrong() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            version: 1.0.0-own
            base: azure.virtual-machine
            fields:
              - {source: properties.osProfile.computerName, target: asset.assetDetail.name}
            """);

    Outcome outcome = lint(file);

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(0);
  }

  @Test
  void nameOfAFileDoesNotSteerTheTerminal() throws IOException {
    String map =
        "{name: my.map, version: 1.0.0, record: {kind: asset, key: id}, fields: [{constant: 1, target: x%s}]}";
    Path noted = Files.writeString(folder.resolve("a\007.yaml"), map.formatted(""));
    Path wrong = Files.writeString(folder.resolve("b\007.yaml"), map.formatted("["));

    Outcome outcome = lint(noted, wrong);

    assertThat(outcome.out()).contains("b\uFFFD.yaml:").doesNotContain("\007");
    assertThat(outcome.err()).contains("a\uFFFD.yaml: names no").doesNotContain("\007");
  }

  @Test
  void nothingIsWrongWithTheShippedMaps() throws IOException {
    Set<String> names =
        DefenderForCloud.builder().credential(request -> Mono.empty()).build().maps().names();
    for (String name : names) {
      String file = name + ".yaml";
      while (!file.isEmpty() && Files.notExists(folder.resolve(file))) {
        try (InputStream in =
            Objects.requireNonNull(
                DefenderForCloud.class.getResourceAsStream("transform/" + file))) {
          Files.copy(in, folder.resolve(file));
        }
        file = ConfigFile.load(folder.resolve(file)).root().text("base", "");
      }
    }

    Outcome outcome = lint(names.stream().map(name -> folder.resolve(name + ".yaml")).toArray());

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(0);
  }

  @Test
  void everythingThatIsWrongIsPrintedOnALineOfItsOwn() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        version: 1.0.0-own
        base: azure.virtual-machine
        fields:
          - {source: properties.osProfile.computerNam, target: asset.assetDetail.name}
          - {source: properties.timeCreated, type: datetime, target: asset.assetDetail.sourceCreatdAt}
        """);
    String given = folder + "/./own.yaml";

    Outcome outcome = lint(given, folder.resolve("none.yaml"));

    assertThat(outcome.out().lines())
        .containsExactly(
            given
                + ":4:14: fields[0].source is not in data model azure.virtual-machine:"
                + " \"properties.osProfile.computerNam\","
                + " did you mean \"properties.osProfile.computerName\"?",
            given
                + ":5:62: fields[1].target is not in data model etm:"
                + " \"asset.assetDetail.sourceCreatdAt\","
                + " did you mean \"asset.assetDetail.sourceCreatedAt\"?",
            folder.resolve("none.yaml")
                + ":1:1: Cannot read "
                + folder.resolve("none.yaml")
                + ": there is no such file");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void whatIsNoMistakeButInTheWayIsNotedBeside() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            name: azure.virtual-machin
            version: 1.0.0
            record: {kind: asset, key: id}
            fields: [{source: nam, target: asset.name}]
            """);

    Outcome outcome = lint(file);

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines())
        .containsExactly(
            file
                + ": no dataset uses a map named \"azure.virtual-machin\", did you mean"
                + " \"azure.virtual-machine\"?",
            file + ": names no data model as \"source\", so paths of rows are not checked",
            file + ": names no data model as \"target\", so targets are not checked");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void functionsOfTheHostAreNamedByAnOption() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            version: 1.0.0-own
            base: azure.virtual-machine
            fields:
              - {source: name, call: shorten, target: asset.assetDetail.name}
            """);

    assertThat(lint(file).out()).contains(":4:26: fields[0].call cannot be \"shorten\"");
    assertThat(lint(file, "--function", "shorten").exitCode()).isEqualTo(0);
  }

  @Test
  void withoutAFileItIsWrongUsage() {
    assertThat(lint().exitCode()).isEqualTo(2);
  }
}
