package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.RecordRule;
import io.tributary.core.transform.Value;
import io.tributary.record.SourceRecord;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pages hold; that a browser sees it so is tested with the command line. */
class PageTest {
  private static final String HOSTILE = "</code><script>alert(1)</script><img src=x onerror='a'>";
  private static final FieldMap MAP =
      FieldMap.builder(HOSTILE)
          .version(HOSTILE)
          .record(RecordRule.asset(Value.of("id")))
          .field(new Field(Value.of("a"), "x", HOSTILE))
          .build();
  private static final SourceRecord ROW =
      new SourceRecord(
          "t",
          HOSTILE,
          Json.document(
              "{\"id\": 1, \"a\": \"" + HOSTILE + "\", \"" + HOSTILE + "\": \"" + HOSTILE + "\"}"));

  private static void assertHarmless(String page) {
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src")
        .contains("&lt;/code&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script", "<img", "{{", "/*style*/", " style=", "http://", "https://");
  }

  @Test
  void explanationShowsHostileTextAsText() {
    assertHarmless(ExplanationPage.html(List.of(new Explainer(MAP).explain(ROW)), 1));
  }

  @Test
  void coverageShowsHostileTextAsText() {
    CoverageCount count = new CoverageCount(MAP);
    count.add(ROW);
    assertHarmless(CoveragePage.html(count.result()));
  }

  @Test
  void rowsBeyondThePageAreSaid() {
    List<Explanation> many = Collections.nCopies(101, new Explainer(MAP).explain(ROW));

    assertThat(ExplanationPage.html(many, 1_500))
        .contains("of 1,500 row(s)", "1,400 more are not shown", "Row 100 ")
        .doesNotContain("Row 101 ");
  }

  @Test
  void longValuesAreCut() {
    SourceRecord row =
        new SourceRecord(
            "t", "", Json.document("{\"id\": 1, \"a\": \"" + "y".repeat(9_000) + "\"}"));

    assertThat(ExplanationPage.html(List.of(new Explainer(MAP).explain(row)), 1))
        .contains("… (9,002 characters)")
        .doesNotContain("y".repeat(2_001));
  }
}
