package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of explain and coverage as a browser has them, with rows and maps that mean harm. */
class MapPagesIT {
  private static final String HOSTILE =
      "</code></td><script>document.title='taken'</script><img src=x onerror=alert(1)>";

  /** As a path has it. */
  private static final String KEY = "['" + HOSTILE.replace("'", "''") + "']";

  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void find() {
    Optional<Browser> found = Browser.find();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).as("Chromium, which CI has to install").isPresent();
    }
    assumeTrue(found.isPresent(), "Skipped: there is no chromium on the path");
    browser = found.orElseThrow();
  }

  private Path map() throws IOException {
    return Files.writeString(
        folder.resolve("map.yaml"),
        """
        name: "%1$s"
        version: 1.0.0
        record: {kind: asset, key: id}
        fields:
          - {source: "h[].by", target: "layers[].by", note: "%1$s"}
          - {source: n, type: integer, target: n}
          - {source: none, target: "%2$s"}
        """
            .formatted(HOSTILE, KEY));
  }

  private Path rows() throws IOException {
    return Files.writeString(
        folder.resolve("rows.json"),
        """
        {"id": "row-1", "h": [{}, {"by": "%1$s"}], "n": "many", "%1$s": {"deep": "%1$s"}}
        """
            .formatted(HOSTILE));
  }

  private Path page(String command) throws IOException, InterruptedException {
    Outcome outcome =
        new ChildJvm(folder).tributary("map", command, map(), rows(), "--format", "html");
    assertThat(outcome.succeeded().out()).startsWith("<!DOCTYPE html>");
    return Files.writeString(folder.resolve(command + ".html"), outcome.out());
  }

  @Test
  void explanationHoldsEveryValueAndShowsHostileTextAsText() throws Exception {
    Page page = browser.open(page("explain"));

    assertThat(page.title()).endsWith(" explained");
    assertThat(page.scripts()).isEmpty();
    assertThat(page.images()).isEmpty();
    assertThat(page.texts("code"))
        .contains("row-1", "layers[0].by", "h[].by", "h[1].by", "\"" + HOSTILE + "\"", "\"many\"")
        .contains(KEY, KEY + ".deep");
    assertThat(page.text())
        .contains("text where a whole number is expected", "target(s) without a value", "no rule");
  }

  @Test
  void coverageHoldsTargetsAndUnreadFieldsAndShowsHostileTextAsText() throws Exception {
    Page page = browser.open(page("coverage"));

    assertThat(page.title()).endsWith(": coverage");
    assertThat(page.scripts()).isEmpty();
    assertThat(page.images()).isEmpty();
    assertThat(page.texts("code")).contains("layers[].by", "record.key", "\"" + HOSTILE + "\"");
    assertThat(page.text())
        .contains("never filled", "Fields of the rows that nobody reads", "1 not converted");
  }
}
