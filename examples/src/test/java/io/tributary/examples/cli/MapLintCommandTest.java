package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
  void withoutAFileItIsWrongUsage() {
    assertThat(lint().exitCode()).isEqualTo(2);
  }
}
