package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VulnerabilitiesTest {
  private static final CveLookup NOTHING =
      ids -> new CveDetails.Found(Map.of(), Optional.of("nobody may read them"), 0);

  private static Enrichment enriched(CveLookup details, String data, String... rule)
      throws InterruptedException {
    return enriched(details, data, "", List.of(rule));
  }

  private static Enrichment enriched(
      CveLookup details, String data, String properties, List<String> rule)
      throws InterruptedException {
    String row =
        "{'id':'/Row/1','assetKey':'/vm/1','properties':{'additionalData':{"
            + data
            + "}"
            + properties
            + "}}";
    SourceRecord record = new SourceRecord("d", "", Json.document(row.replace('\'', '"')));
    return new Vulnerabilities(details, rule).enrich(List.of(record));
  }

  private static Document row(String data, String... rule) throws InterruptedException {
    return enriched(NOTHING, data, rule).records().get(0).document();
  }

  private static List<String> keys(Document row) {
    return row.texts("cves[].findingKey");
  }

  @Test
  void everyCveOfAListIsAFindingWhetherItIsDecodedOrNot() throws InterruptedException {
    String list = "[{'CveId':'CVE-2025-0001'},{'CveId':'cve-2025-0002'}]";
    Document decoded = row("'SoftwareName':'OpenSSL','CvesDetails':" + list);
    Document json =
        row("'SoftwareName':'OpenSSL','CvesDetails':'" + list.replace("'", "\\'") + "'");

    assertThat(keys(decoded))
        .containsExactly("/vm/1|cve-2025-0001|openssl", "/vm/1|cve-2025-0002|openssl");
    assertThat(keys(json)).isEqualTo(keys(decoded));
    assertThat(decoded.texts("cves[].cve.id")).containsExactly("CVE-2025-0001", "CVE-2025-0002");
  }

  @Test
  void bothModelsGiveOneKey() throws InterruptedException {
    List<String> individual =
        keys(row("'SoftwareName':'py','CvesDetails':[{'CveId':'CVE-2022-42969'}]"));

    assertThat(
            keys(
                row(
                    "'softwareDetails':{'packageName':'py'},"
                        + "'vulnerabilityDetails':{'cveId':'CVE-2022-42969'}")))
        .isEqualTo(individual);
    assertThat(keys(row("'softwareName':'py','cve':[{'title':'CVE-2022-42969'}]")))
        .isEqualTo(individual);
  }

  @Test
  void aCveIsAListAnObjectOrAString() throws InterruptedException {
    assertThat(keys(row("'cve':{'title':'CVE-2025-38166'}")))
        .containsExactly("/vm/1|cve-2025-38166|");
    assertThat(keys(row("'cve':'CVE-2025-38166'"))).containsExactly("/vm/1|cve-2025-38166|");
    assertThat(keys(row("'cve':['CVE-2025-38166']"))).containsExactly("/vm/1|cve-2025-38166|");
    assertThat(keys(row("'CVEs':'[{\\'CVE\\':\\'CVE-2025-22872\\'}]'")))
        .containsExactly("/vm/1|cve-2025-22872|");
  }

  @Test
  void aRowNamedForItsCveIsAboutIt() throws InterruptedException {
    Enrichment named = enriched(NOTHING, "", ",'displayName':'CVE-2025-38166'", List.of());
    assertThat(keys(named.records().get(0).document())).containsExactly("/vm/1|cve-2025-38166|");
  }

  @Test
  void moreCvesThanResourceGraphWouldExpandAreAllThere() throws InterruptedException {
    StringBuilder list = new StringBuilder("'CvesDetails':[{'CveId':'CVE-2025-10000'}");
    for (int i = 1; i < 500; i++) {
      list.append(",{'CveId':'CVE-2025-").append(10_000 + i).append("'}");
    }
    assertThat(keys(row(list.append(']').toString()))).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void aCveThatIsListedTwiceCountsOnceAtItsWorst() throws InterruptedException {
    Document row =
        row(
            "'CvesDetails':[{'CveId':'CVE-2025-0001','Severity':'Low'},"
                + "{'CveId':'CVE-2025-0001','Severity':'HIGH'},"
                + "{'CveId':'CVE-2025-0001','Severity':''}]");

    assertThat(keys(row)).hasSize(1);
    assertThat(row.texts("cves[].cve.inline.Severity")).containsExactly("HIGH");
  }

  @Test
  void softwareWithoutACveIsOneFinding() throws InterruptedException {
    assertThat(row("'SoftwareName':'curl'").text("findingKey")).contains("/vm/1|update|curl");
    assertThat(row("'SoftwareName':'curl','CvesDetails':'[]'").text("findingKey"))
        .contains("/vm/1|update|curl");
  }

  @Test
  void aRuleNamesAFindingInEitherCasing() throws InterruptedException {
    assertThat(row("'RuleId':'VA2065'", "properties.additionalData.ruleId").text("findingKey"))
        .contains("/vm/1|va2065|");
  }

  @Test
  void whatHasNeitherIsKnownByItsRow() throws InterruptedException {
    assertThat(row("'x':1").text("findingKey")).contains("/row/1");
  }

  @Test
  void jsonThatCannotBeReadIsNoCve() throws InterruptedException {
    assertThat(row("'SoftwareName':'a','CvesDetails':'[{broken'").text("findingKey"))
        .contains("/vm/1|update|a");
  }

  @Test
  void detailsWinOverWhatTheRowSays() throws InterruptedException {
    Document details = Json.document("{\"severity\":\"Low\",\"cvss\":{\"4.0\":{\"base\":2.1}}}");
    Enrichment enrichment =
        enriched(
            ids -> new CveDetails.Found(Map.of("cve-2025-0001", details), Optional.empty(), 1),
            "'cve':[{'title':'CVE-2025-0001','cvssScore':9.1,'cvssVersion':3}]");

    Document row = enrichment.records().get(0).document();
    assertThat(row.value("cves[0].cve.cvss.score")).hasToString("2.1");
    assertThat(row.text("cves[0].cve.cvss.version")).contains("4.0");
    assertThat(row.text("cves[0].cve.details.severity")).contains("Low");
    assertThat(enrichment.rowsRead()).isEqualTo(1);
    assertThat(enrichment.gaps()).isEmpty();
  }

  @Test
  void detailsThatCannotBeReadAreUnknownNotNone() throws InterruptedException {
    Enrichment enrichment = enriched(NOTHING, "'cve':[{'title':'CVE-2025-0001'}]");

    assertThat(enrichment.gaps())
        .containsExactly(new Gap("CVE details", "nobody may read them", 1));
    assertThat(enriched(NOTHING, "'SoftwareName':'a'").gaps()).isEmpty();
  }

  @Test
  void aScoreBesideTheOnlyCveIsItsOwn() throws InterruptedException {
    String data = "'cve':[{'title':'CVE-2017-6542','link':'x'}],'cvss':{'3.0':{'base':9.8}}";

    assertThat(row(data).value("cves[0].cve.cvss.score")).hasToString("9.8");
  }

  @Test
  void aCheckWithoutACveKeepsItsScore() throws InterruptedException {
    Document row = row("'cve':[],'cvss':{'2.0':{'base':7.3}}", "properties.id");

    assertThat(row.value("cve.cvss.score")).hasToString("7.3");
    assertThat(row.value("cves")).isNull();
  }

  @Test
  void whatACveLacksTheOtherEntryFills() throws InterruptedException {
    Document row =
        row(
            "'CvesDetails':[{'CveId':'CVE-2025-0001','Severity':'Low','FixedVersion':'9'},"
                + "{'CveId':'cve-2025-0001','Severity':'Critical','FixedVersion':''}]");

    assertThat(row.texts("cves[].cve.inline.Severity")).containsExactly("Critical");
    assertThat(row.texts("cves[].cve.inline.FixedVersion")).containsExactly("9");
  }

  @Test
  void whatIsNoCveIsNotTakenForOne() throws InterruptedException {
    assertThat(
            row("'SoftwareName':'a','CvesDetails':[{'CveId':'N/A'},{'CveId':''}]")
                .text("findingKey"))
        .contains("/vm/1|update|a");
    assertThat(keys(row("'cve':'CVE-2024-5001, CVE-2024-5002'"))).hasSize(2);
    assertThat(keys(row("'cve':['{\\'title\\':\\'CVE-2024-5003\\'}']"))).hasSize(1);
  }

  @Test
  void anEntryWithTheIdOfSomethingElseIsReported() throws InterruptedException {
    Enrichment enrichment =
        enriched(
            NOTHING,
            "'CvesDetails':[{'CveId':'CVE-2025-0001'},{'CveId':'TEMP-0290435-0B57B5'},{'CveId':''}]");

    assertThat(keys(enrichment.records().get(0).document())).hasSize(1);
    assertThat(enrichment.gaps())
        .contains(new Gap("CVEs", "an entry of the list has an id that is none of a CVE", 1));
    assertThat(enriched(NOTHING, "'CvesDetails':[{'CveId':''}]").gaps()).isEmpty();
  }

  @Test
  void updatesOfASystemAreToldApart() throws InterruptedException {
    Enrichment enrichment =
        enriched(
            NOTHING,
            "'SoftwareName':'Windows Server 2022'",
            ",'metadata':{'recommendationCategory':'SystemUpdate'}",
            List.of());

    assertThat(enrichment.records().get(0).document().text("findingKey")).contains("/row/1");
  }

  @Test
  void softwareHasOneNameHoweverItIsWritten() throws InterruptedException {
    String cve = ",'CvesDetails':[{'CveId':'CVE-2025-0001'}]";

    assertThat(keys(row("'SoftwareName':'libxml2_for_linux'" + cve)))
        .isEqualTo(keys(row("'SoftwareName':'Libxml2'" + cve)));
    assertThat(keys(row("'SoftwareName':'Contoso Agent'" + cve)))
        .isEqualTo(keys(row("'SoftwareName':'contoso_agent'" + cve)));
  }

  @Test
  void jsonThatCannotBeReadIsReported() throws InterruptedException {
    assertThat(enriched(NOTHING, "'SoftwareName':'a','CvesDetails':'[{broken'").gaps())
        .containsExactly(new Gap("CVEs", "what should be JSON cannot be read", 1));
  }
}
