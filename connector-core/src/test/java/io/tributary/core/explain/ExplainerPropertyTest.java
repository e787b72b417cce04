package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.contract.RandomDocuments;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the explanation of any row; a failure names its seed. */
class ExplainerPropertyTest {
  private static final FieldMap MAP =
      Explained.map(
          """
          record:
            kind: finding
            key: {source: [status.id, id], default: k}
            asset: {source: name, default: a}
            severity: {source: status, lookup: {"null": ""}}
            related: properties.name
            json: [properties.status]
            forEach: {source: properties, as: "a b"}
          fields:
            - {source: id, target: id}
            - {source: [properties.id, ID, status], type: number, target: n}
            - {source: "properties[].id", target: "list[].id"}
            - {source: "status[].properties[].name", type: any, target: "list[].more[].name"}
            - {source: "status[]", type: datetime, target: "dates[].on"}
            - {source: "['a b'].properties", type: any, target: asset.any}
            - {source: "['a b'][1]", type: any, target: asset.second}
            - {source: "['x.y'][]", type: boolean, target: "related.flags[].set"}
            - {source: "größe[].id", join: "-", target: "related.flags[].joined"}
          """);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 3_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyValueOfAnyRowIsExplainedAndReadWhereItIsSaidToBe(long seed) {
    Explanation explanation = Explained.explain(MAP, new RandomDocuments(seed).any());

    assertThat(ExplanationPage.html(List.of(explanation), 1)).contains("</html>");
  }

  @Test
  void deepRowIsExplained() {
    Document deep = RandomDocuments.nested(1_000);

    assertThat(new Explainer(MAP).explain(new SourceRecord("t", "", deep)).records()).isNotEmpty();
  }
}
