package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.transform.MapReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import reactor.core.publisher.Mono;

/** What the README shows compiles, parses, and names what there is. */
class ReadmeTest {
  private static final Path README = Path.of("../README.md");
  private static final Pattern BLOCK =
      Pattern.compile("^( *)```(\\w+)\\n(.*?)^\\1```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// README: [\\w-]+\\n(.*?)// end", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Pattern USAGE =
      Pattern.compile("^tributary (\\w+)(?:.*\\n?)(?:^ .*\\n?)*", Pattern.MULTILINE);
  private static final String JAR = "java -jar examples/target/tributary.jar ";

  static List<String> javaBlocks() {
    return blocks("java").toList();
  }

  static List<String> maps() {
    return blocks("yaml").filter(block -> block.startsWith("name:")).toList();
  }

  static List<String> commands() {
    return blocks("sh")
        .flatMap(String::lines)
        .filter(line -> line.contains(JAR))
        .map(line -> line.substring(line.indexOf(JAR) + JAR.length()).strip())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("javaBlocks")
  void javaIsThatOfACompiledRegion(String block) throws IOException {
    assertThat(regions()).contains(withoutBlanks(block));
  }

  @Test
  void noRegionIsOutOfUse() throws IOException {
    assertThat(regions()).isSubsetOf(javaBlocks().stream().map(ReadmeTest::withoutBlanks).toList());
  }

  @ParameterizedTest
  @MethodSource("maps")
  void mapIsOneThatLoads(String map) {
    Connector defender = DefenderForCloud.builder().credential(request -> Mono.empty()).build();
    MapReader reader = MapReader.plain().withShipped(defender.maps());

    assertThat(reader.parse(map, "README.md").fields()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandIsOneThatTheCommandLineTakes(String command) {
    assertThatCode(() -> commandLine().parseArgs(command.split(" +", -1)))
        .doesNotThrowAnyException();
  }

  @Test
  void usageNamesAllOptionsThereAre() {
    String usage =
        blocks("text").filter(block -> block.startsWith("tributary ")).reduce("", String::concat);
    Map<String, String> byCommand =
        USAGE
            .matcher(usage)
            .results()
            .collect(Collectors.toMap(command -> command.group(1), MatchResult::group));
    assertThat(byCommand).containsOnlyKeys("sync", "check", "rows", "simulate", "map", "model");

    byCommand.forEach(
        (command, text) -> {
          List<String> named = OPTION.matcher(text).results().map(MatchResult::group).toList();
          assertThat(named).doesNotHaveDuplicates();
          assertThat(options(command)).containsAll(named);
        });
    assertThat(byCommand.get("sync")).contains(options("sync"));
    assertThat(byCommand.get("check")).contains(options("check"));
    assertThat(byCommand.get("rows")).contains(options("rows"));
  }

  /** The options that a command shows in its help, but for those that all commands have. */
  private static List<String> options(String command) {
    CommandSpec spec = commandLine().getSubcommands().get(command).getCommandSpec();
    return spec.options().stream()
        .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
        .map(CommandLine.Model.OptionSpec::longestName)
        .toList();
  }

  private static CommandLine commandLine() {
    return Tributary.commandLine(Map.of());
  }

  private static Stream<String> blocks(String language) {
    return BLOCK
        .matcher(read(README))
        .results()
        .filter(block -> block.group(2).equals(language))
        .map(block -> block.group(3).stripIndent());
  }

  private static List<String> regions() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> REGION.matcher(read(file)).results())
          .map(region -> withoutBlanks(region.group(1)))
          .toList();
    }
  }

  /** Lines are broken elsewhere in the sources, where they are indented further. */
  private static String withoutBlanks(String code) {
    return code.replaceAll("\\s+", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
