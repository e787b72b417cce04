package io.tributary.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir private Path folder;

  @Test
  void scalarsKeepTheirKind() {
    Map<String, Object> values =
        root("""
                text: Ünïcode
                quoted: "12"
                integer: -12
                long: 12345678901
                big: 12345678901234567890
                decimal: 1.50
                small: 1e-3
                leading: 007
                version: 1.0.0
                yes: yes
                on: true
                off: false
                nothing: null
                tilde: ~
                empty:
                blank: ''
                """)
            .value();

    assertThat(values)
        .containsExactly(
            Map.entry("text", "Ünïcode"),
            Map.entry("quoted", "12"),
            Map.entry("integer", -12),
            Map.entry("long", 12345678901L),
            Map.entry("big", new BigInteger("12345678901234567890")),
            Map.entry("decimal", new BigDecimal("1.50")),
            Map.entry("small", new BigDecimal("1e-3")),
            Map.entry("leading", "007"),
            Map.entry("version", "1.0.0"),
            Map.entry("yes", "yes"),
            Map.entry("on", true),
            Map.entry("off", false),
            Map.entry("blank", ""));
  }

  @Test
  void jsonIsReadToo() {
    ConfigObject root =
        root("{\"a\": {\"b\": [1, \"x\\/\\u00e9\\ud83d\\ude00\", null, {}]},\n\t\"c\": true\n}");

    assertThat(root.value())
        .isEqualTo(Map.of("a", Map.of("b", List.of(1, "x/é😀", Map.of())), "c", true));
  }

  @Test
  void byteOrderMarkIsIgnored() {
    assertThat(root("\uFEFFa: 1").value()).isEqualTo(Map.of("a", 1));
  }

  @Test
  void fileIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "a: ä\n", StandardCharsets.UTF_8);

    assertThat(ConfigFile.load(file).root().value()).isEqualTo(Map.of("a", "ä"));
  }

  @Test
  void largestFileIsRead() throws IOException {
    String text = "a: " + "x".repeat(ConfigFile.MAX_BYTES - 3);
    Path file = Files.writeString(folder.resolve("a.yaml"), text);

    assertThat(ConfigFile.load(file).root().text("a", "")).hasSize(ConfigFile.MAX_BYTES - 3);
  }

  @Test
  void missingFileIsReported() {
    Path file = folder.resolve("none.yaml");

    rejected(() -> ConfigFile.load(file))
        .hasMessage("Cannot read " + file + ": there is no such file");
  }

  @Test
  void folderIsReported() {
    rejected(() -> ConfigFile.load(folder)).hasMessageStartingWith("Cannot read " + folder + ": ");
  }

  @Test
  void fileThatIsNotUtf8IsReported() throws IOException {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE4});

    rejected(() -> ConfigFile.load(file)).hasMessage("Cannot read " + file + ": it is not UTF-8");
  }

  @Test
  void fileThatIsTooLargeIsReported() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.yaml"), "a: " + "x".repeat(ConfigFile.MAX_BYTES - 2));

    rejected(() -> ConfigFile.load(file))
        .hasMessage("Cannot read " + file + ": it is larger than 1000000 bytes");
    rejected(() -> ConfigFile.parse("x".repeat(ConfigFile.MAX_BYTES + 1), "long"))
        .hasMessage("Cannot read long: it is larger than 1000000 bytes");
  }

  @Test
  void resourceIsRead() {
    assertThat(ConfigFile.resource(ConfigFileTest.class, "sample.yaml").root().value())
        .isEqualTo(Map.of("name", "sample"));
  }

  @Test
  void missingResourceIsReported() {
    rejected(() -> ConfigFile.resource(ConfigFileTest.class, "none.yaml"))
        .hasMessage(
            "Cannot read none.yaml: there is no such resource beside "
                + "io.tributary.core.config.ConfigFileTest");
  }

  @Test
  void emptyFileIsReported() {
    rejected(() -> root("")).hasMessage("test:1:1: the file is empty");
    rejected(() -> root("# nothing\n")).hasMessage("test:1:1: the file is empty");
  }

  @Test
  void fileThatIsNoMappingIsReported() {
    rejected(() -> root("- a\n")).hasMessage("test:1:1: must be a mapping, not a list");
    rejected(() -> root("\n a\n")).hasMessage("test:2:2: must be a mapping, not text");
  }

  @Test
  void syntaxErrorIsReportedWhereItIs() {
    rejected(() -> root("a: 1\nb: [1, 2\n"))
        .hasMessageStartingWith("test:3:1: is not YAML or JSON: while parsing a flow sequence, ");
    rejected(() -> root("a: 1\n b: 2\n")).hasMessageStartingWith("test:2:3: is not YAML or JSON: ");
    rejected(() -> root("a: \u0000")).hasMessageStartingWith("test:1:1: is not YAML or JSON: ");
  }

  @Test
  void aliasesAreRefused() {
    rejected(() -> root("a: &x [1]\nb: *x\n"))
        .hasMessage("test:2:4: aliases (*name) are not accepted: write the value out");
  }

  @Test
  void secondDocumentIsRefused() {
    rejected(() -> root("a: 1\n---\nb: 2\n"))
        .hasMessage("test:2:1: the file must hold one document only");
  }

  @Test
  void keysThatAreNotTextAreRefused() {
    rejected(() -> root("? [a]\n: 1\n")).hasMessage("test:1:3: a key must be text");
  }

  @Test
  void depthIsBounded() {
    assertThat(root("a: " + "[".repeat(38) + "]".repeat(38)).list("a")).hasSize(1);
    rejected(() -> root("a: " + "[".repeat(40) + "]".repeat(40)))
        .hasMessage("test:1:43: the file is nested deeper than 40 levels");
    rejected(() -> root("[".repeat(100_000)))
        .hasMessage("test:1:41: the file is nested deeper than 40 levels");
  }

  @Test
  void repeatedKeyIsReported() {
    ConfigFile file = ConfigFile.parse("a: 1\nb: {c: 1, c: 2}\na: 3\n", "test");

    rejected(file::throwIfBroken)
        .hasMessage("test:2:11: b.c is there twice\ntest:3:1: a is there twice");
  }

  @Test
  void warningsAreListedButBreakNothing() {
    ConfigFile file = ConfigFile.parse("a: 1\nb: {c: 2}\n", "test");

    file.root().keyWarning("b", "is of no use");
    file.root().warning("a", "is odd");
    file.root().warning("none", "is not there");
    file.root().keyWarning("none", "is not there either");
    file.root().find("b").orElseThrow().warning("is odd too");

    file.throwIfBroken();
    assertThat(file.problems())
        .allMatch(ConfigProblem::warning)
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "test:1:1: is not there",
            "test:1:4: a is odd",
            "test:2:1: b is of no use",
            "test:2:4: b is odd too");
    file.root().keyProblem("b", "is wrong");
    file.root().keyProblem("none", "is missing");
    rejected(file::throwIfBroken).hasMessage("test:1:1: none is missing\ntest:2:1: b is wrong");
    assertThat(file.root().find("b").orElseThrow())
        .returns(2, ConfigNode::line)
        .returns(4, ConfigNode::column);
  }

  @Test
  void fileThatIsNoMappingIsReadLeniently(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "a: [1\n");

    ConfigFile read = ConfigFile.loadLeniently(file);

    assertThat(read.root().keys()).isEmpty();
    assertThat(read.problems())
        .extracting(ConfigProblem::toString)
        .hasSize(1)
        .first()
        .asString()
        .startsWith(file + ":2:1: is not YAML or JSON");
    rejected(() -> ConfigFile.loadLeniently(folder.resolve("none")))
        .hasMessageEndingWith("there is no such file");
  }

  @Test
  void soundFileThrowsNothing() {
    ConfigFile file = ConfigFile.parse("a: 1\n", "test");

    file.root().allowOnly("a", "b");

    file.throwIfBroken();
    assertThat(file.root().requiredInteger("a", 1, 1)).isEqualTo(1);
  }

  private static ConfigObject root(String text) {
    return ConfigFile.parse(text, "test").root();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> rejected(ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIGURATION));
  }
}
