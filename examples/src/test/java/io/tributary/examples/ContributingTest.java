package io.tributary.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.DefenderForCloud;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of CONTRIBUTING is a map that does what it says. */
class ContributingTest {
  private static final Pattern MAP =
      Pattern.compile("^( *)```yaml\\n( *name:.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final List<String> BASES = List.of("vulnerability.base.yaml", "finding.base.yaml");

  @TempDir private Path folder;

  @Test
  void aNewSortOfRowsTakesNoMoreThanAMap() throws IOException {
    Matcher block = MAP.matcher(Files.readString(Path.of("../CONTRIBUTING.md")));
    assertThat(block.find()).isTrue();
    for (String base : BASES) {
      try (InputStream in =
          Objects.requireNonNull(DefenderForCloud.class.getResourceAsStream("transform/" + base))) {
        Files.copy(in, folder.resolve(base));
      }
    }
    FieldMap map =
        FieldMap.load(
            Files.writeString(folder.resolve("printer.yaml"), block.group(2).stripIndent()));
    Document row =
        Json.document(
            """
            {"id": "/p/1", "assetKey": "/printer/1",
             "cves": [{"findingKey": "a", "cve": {"id": "CVE-2025-0001"}}, {"findingKey": "b"}],
             "properties": {"status": {"code": "Unhealthy", "severity": "high"},
                            "additionalData": {"firmware": "1.2"}}}
            """);

    Mapping.Mapped mapped =
        (Mapping.Mapped)
            map.apply(new SourceRecord("azure.vulnerability.grouped.printer", "", row));

    assertThat(mapped.notes()).isEmpty();
    List<Finding> findings =
        mapped.records().stream()
            .filter(Finding.class::isInstance)
            .map(Finding.class::cast)
            .toList();
    assertThat(findings).extracting(Finding::key).containsExactly("a", "b");
    assertThat(findings).extracting(Finding::severity).containsOnly("High");
    assertThat(findings)
        .allSatisfy(
            finding ->
                assertThat(finding.document().text("findingGroup.findings[0].product.version"))
                    .contains("1.2"));
  }
}
