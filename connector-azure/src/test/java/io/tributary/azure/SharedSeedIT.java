package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.Connector;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Every mapping of the document that this library re-creates is a field of a shipped map. */
class SharedSeedIT {
  private static final Path SEED =
      Path.of("../../shared/seed/transform-maps.csv").toAbsolutePath().normalize();
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();
  private static final Pattern LINE =
      Pattern.compile("([^,]+),([^,]+),(\"(?:[^\"]|\"\")*\"|[^,]*),(.+)");
  private static final Pattern CONSTANT = Pattern.compile("CONSTANT: \"(.+)\"");
  private static final Pattern DERIVED = Pattern.compile("asset_root \\((.+)\\)");

  /** What the maps of findings are called here. */
  private static final Map<String, String> NAMES =
      Map.of(
          "vulnerability,azure.container-image", "azure.vulnerability.grouped.container-image",
          "vulnerability,azure.virtual-machine", "azure.vulnerability.software",
          "misconfiguration,all", "azure.misconfiguration");

  @BeforeAll
  static void needsTheSeed() {
    assumeTrue(Files.isRegularFile(SEED), "The seed is not on this machine: " + SEED);
  }

  static List<String> lines() throws IOException {
    return Files.isRegularFile(SEED)
        ? Files.readAllLines(SEED).stream().skip(1).toList()
        : List.of("the seed");
  }

  @Test
  void nothingIsMissing() throws IOException {
    assertThat(lines()).hasSize(121).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyMappingIsThere(String line) {
    Matcher parts = LINE.matcher(line);
    assertThat(parts.matches()).as("kind, map, source and target").isTrue();
    String kind = parts.group(1);
    String name = NAMES.getOrDefault(kind + "," + parts.group(2), parts.group(2));
    String source = unquoted(parts.group(3));
    // Both stand for the one finding of a row.
    String target = parts.group(4).replace("findings[0]", "findings[]");

    assertThat(((FieldMap) DEFENDER.maps().get(name)).fields())
        .as("fields of %s", name)
        .anyMatch(field -> field.target().equals(target) && isFrom(field, source));
  }

  private static boolean isFrom(Field field, String source) {
    Matcher constant = CONSTANT.matcher(source);
    if (constant.matches()) {
      return field.constant().filter(constant.group(1)::equals).isPresent();
    }
    Matcher derived = DERIVED.matcher(source);
    return field.sources().contains(derived.matches() ? derived.group(1) : source);
  }

  private static String unquoted(String text) {
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }
}
