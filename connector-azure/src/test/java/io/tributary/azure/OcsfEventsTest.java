package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Connector;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.json.Json;
import io.tributary.core.model.ModelViews;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.transform.DataModel;
import io.tributary.transform.Mapping;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What is delivered as OCSF is valid by the models that describe it, and says what it should. */
class OcsfEventsTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();
  private static final Map<Integer, String> MODELS =
      Map.of(
          2002, "ocsf.vulnerability-finding",
          2003, "ocsf.compliance-finding",
          5001, "ocsf.device-inventory",
          5023, "ocsf.cloud-resources-inventory");

  private static OcsfRun run;

  @BeforeAll
  static void readTheEstate() throws IOException {
    Estate estate = Estate.builder().seed(7).findings(150).vulnerabilities(150).build();
    run =
        OcsfRun.of(
            AzureSimulator.builder().noQuota().tables(estate).registries(estate.registryContent()));
    run.report().orThrow();
  }

  static Schemas reduced() {
    Schemas schemas = new Schemas();
    MODELS.forEach(
        (uid, model) -> schemas.with(uid, ModelViews.jsonSchema(DEFENDER.models().get(model))));
    return schemas;
  }

  @Test
  void everyEventOfTheEstateIsValid() {
    Schemas schemas = reduced();
    Set<String> problems = new TreeSet<>();
    run.records().forEach(record -> problems.addAll(schemas.problems(record)));

    assertThat(problems).isEmpty();
    assertThat(run.records()).hasSizeGreaterThan(500);
  }

  @Test
  void nothingIsLostOrLeftUnconverted() {
    assertThat(run.records().stream().filter(record -> record.kind() == Kind.FINDING))
        .hasSize((int) run.report().findings());
    assertThat(run.records().stream().filter(record -> record.kind() == Kind.ASSET))
        .hasSize((int) run.report().assets());
    assertThat(run.conversions()).isEmpty();
    assertThat(run.records().stream().map(Schemas::classUid).collect(Collectors.toSet()))
        .isEqualTo(MODELS.keySet());
  }

  @Test
  void everyFieldOfTheModelsIsFilled() {
    Map<Integer, Set<String>> filled = new TreeMap<>();
    for (OutputRecord record : run.records()) {
      Set<String> paths = filled.computeIfAbsent(Schemas.classUid(record), uid -> new TreeSet<>());
      DataModel model = DEFENDER.models().get(MODELS.get(Schemas.classUid(record)));
      for (DataModel.Field field : model.fields()) {
        Object value = record.document().value(field.path());
        if (value != null && !value.equals(List.of())) {
          paths.add(field.path());
        }
      }
    }
    List<String> empty = new ArrayList<>();
    MODELS.forEach(
        (uid, model) ->
            DEFENDER.models().get(model).fields().stream()
                .map(DataModel.Field::path)
                .filter(path -> !filled.get(uid).contains(path))
                .forEach(path -> empty.add(uid + " " + path)));

    assertThat(empty).isEmpty();
  }

  @Test
  void anEventKeepsTheRecordsKey() {
    assertThat(run.records())
        .allSatisfy(
            record -> assertThat(record.document().text("metadata.uid")).contains(record.key()));
  }

  private static Document event(String json) {
    Document record = Json.document(json);
    Mapping mapping =
        OcsfMaps.of(DEFENDER.maps())
            .apply(
                new SourceRecord(
                    "any",
                    "k",
                    record.with(
                        "delivery",
                        Json.document(
                            """
                            {"at": "2026-05-01T10:00:00Z", "kind": "any", "key": "k",
                              "dataset": "any", "product": "Defender for Cloud", "stub": false,
                              "identity": {"rule": "r", "key": "i"}}"""))));
    assertThat(((Mapping.Mapped) mapping).notes()).isEmpty();
    return ((Mapping.Mapped) mapping).records().get(0).document();
  }

  private static int number(Document event, String path) {
    return event.number(path).orElseThrow().intValue();
  }

  private static Document finding(String fields) {
    return event("{\"findingGroup\": {\"findings\": [{" + fields + "}]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"findingType\": {\"vulnerability\": {\"cveId\": \"CVE-1\"}}}  | 2002",
        "{\"findingType\": {\"vulnerability\": {\"ruleId\": \"VA1\"}}}   | 2002",
        "{\"product\": {\"name\": \"curl\"}}                             | 2002",
        "{\"findingType\": {\"misconfiguration\": {\"policy\": {}}}}     | 2003",
        "{\"findingType\": {\"exposure\": {\"secretType\": \"a key\"}}}  | 2003",
        "{}                                                              | 2003"
      })
  void findingsAreOfTheirClass(String finding, int classUid) {
    Document event = event("{\"findingGroup\": {\"findings\": [" + finding + "]}}");

    assertThat(number(event, "class_uid")).isEqualTo(classUid);
    assertThat(number(event, "category_uid")).isEqualTo(2);
    assertThat(number(event, "type_uid")).isEqualTo(classUid * 100 + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "azure-virtual-machine, 5001, 6",
    "aws-ec2-instance, 5001, 6",
    "azure-arc-machine, 5001, 0",
    "container-image, 5023, -1",
    "azure-function, 5023, -1",
    "microsoft.future/things, 5023, -1"
  })
  void assetsAreOfTheirClass(String type, int classUid, int deviceType) {
    Document event = event("{\"asset\": {\"assetHeader\": {\"assetTypeName\": \"" + type + "\"}}}");

    assertThat(number(event, "class_uid")).isEqualTo(classUid);
    assertThat(number(event, "type_uid")).isEqualTo(classUid * 100 + 2);
    assertThat(event.number("device.type_id").map(Number::intValue).orElse(-1))
        .isEqualTo(deviceType);
  }

  @ParameterizedTest
  @CsvSource({
    "Critical, 5, Critical",
    "HIGH, 4, HIGH",
    "Medium, 3, Medium",
    "Low, 2, Low",
    "Informational, 1, Informational",
    "Dreadful, 99, Dreadful",
    "'', 0, Unknown"
  })
  void severitiesAreNumbersAndWords(String word, int id, String caption) {
    Document event = finding("\"severity\": \"" + word + "\"");

    assertThat(number(event, "severity_id")).isEqualTo(id);
    assertThat(event.text("severity")).contains(caption);
  }

  @ParameterizedTest
  @CsvSource({
    "Unhealthy, 1, 200301, 1, New, 3, Fail",
    "Healthy, 3, 200303, 4, Resolved, 1, Pass",
    "NotApplicable, 2, 200302, 3, Suppressed, 99, Not Applicable",
    "Odd, 1, 200301, 0, Unknown, 0, Unknown"
  })
  void statusesAreWhatOcsfCallsThem(
      String word, int activity, int type, int id, String caption, int compliance, String passed) {
    Document event = finding("\"findingStatus\": \"" + word + "\"");

    assertThat(number(event, "activity_id")).isEqualTo(activity);
    assertThat(number(event, "type_uid")).isEqualTo(type);
    assertThat(number(event, "status_id")).isEqualTo(id);
    assertThat(event.text("status")).contains(caption);
    assertThat(number(event, "compliance.status_id")).isEqualTo(compliance);
    assertThat(event.text("compliance.status")).contains(passed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'asset': {'assetHeader': {'assetTypeName': 'azure-virtual-machine'},"
            + " 'assetDetail': {'customAttributes': OWN}}}",
        "{'asset': {'assetHeader': {'assetTypeName': 'container-image'},"
            + " 'assetDetail': {'customAttributes': OWN}}}",
        "{'findingGroup': {'findings': [{'customAttributes': OWN}]}}",
        "{'findingGroup': {'findings': [{'product': {'name': 'curl'}, 'customAttributes': OWN}]}}"
      })
  void whatMapsOfOnesOwnAddIsDelivered(String record) {
    String own = "{\"team\":\"payments\",\"cost\":{\"center\":4711}}";

    assertThat(
            event(record.replace('\'', '"').replace("OWN", own))
                .object("unmapped.customAttributes"))
        .contains(Json.document(own));
  }

  @Test
  void withoutADateTheRunStandsIn() {
    assertThat(finding("\"firstFoundOn\": \"2026-01-01T00:00:00Z\"").number("time"))
        .contains(new BigDecimal("1767225600000"));
    assertThat(
            finding(
                    "\"firstFoundOn\": \"0001-01-01T00:00:00Z\","
                        + " \"lastFoundOn\": \"2026-01-02T00:00:00Z\"")
                .number("time"))
        .contains(new BigDecimal("1767312000000"));
    Document undated = finding("\"lastFoundOn\": \"0001-01-01T00:00:00Z\"");
    assertThat(undated.number("time")).contains(new BigDecimal("1777629600000"));
    assertThat(undated.value("finding_info.last_seen_time")).isNull();
  }

  @Test
  void withoutANameTheKeyStandsIn() {
    Document event = finding("\"severity\": \"Low\"");

    assertThat(event.text("finding_info.title")).contains("k");
    assertThat(event.text("finding_info.uid")).contains("k");
    assertThat(event.text("resources[0].uid")).contains("i");
    assertThat(event.text("cloud.provider")).contains("Azure");
  }

  @Test
  void whatOcsfTakesOnlyWholeIsKeptBesideWhereAPartIsMissing() {
    Document event =
        finding(
            """
            "product": {"name": "curl"},
            "findingType": {"vulnerability": {"cveId": "CVE-2026-1", "cvss": {"score": 7.5}}}""");

    assertThat(event.value("vulnerabilities[0].affected_packages")).isNull();
    assertThat(event.value("vulnerabilities[0].cve.cvss")).isNull();
    assertThat(event.text("unmapped.product.name")).contains("curl");
    assertThat(event.text("unmapped.cvss.score")).contains("7.5");
  }

  @Test
  void aVulnerabilityHasEverythingThatIsKnownOfIt() {
    Document event =
        finding(
            """
            "externalFindingId": "vm|cve-2026-1|curl", "id": "/row", "name": "Update curl",
            "severity": "High", "findingStatus": "Unhealthy", "references": ["https://a", "https://b"],
            "remediation": {"remediationStrategy": "Update it."},
            "asset": {"externalAssetId": "/vm", "assetName": "vm",
              "assetTypeName": "azure-virtual-machine",
              "cloudInfo": {"provider": "AWS", "accountId": "123456789012", "region": "eu-west-1"}},
            "product": {"name": "curl", "version": "8.0", "fixedVersion": "8.1", "vendor": "haxx"},
            "findingType": {"vulnerability": {"cveId": "CVE-2026-1", "ruleId": "9",
              "cweIds": ["CWE-20", "CWE-79"], "publishedOn": "2026-01-01T00:00:00Z",
              "cvss": {"score": 7.5, "version": "3.1", "vector": "CVSS:3.1/AV:N"},
              "epss": {"score": 0.12, "percentile": 0.9},
              "exploit": {"publiclyDisclosed": true}}}""");

    assertThat(event.objects("vulnerabilities"))
        .containsExactly(
            Json.document(
                """
                {"title": "Update curl", "severity": "High", "vendor_name": "Defender for Cloud",
                  "references": ["https://a", "https://b"], "is_fix_available": true,
                  "is_exploit_available": true, "remediation": {"desc": "Update it."},
                  "affected_packages": [{"name": "curl", "version": "8.0",
                    "fixed_in_version": "8.1", "vendor_name": "haxx"}],
                  "cve": {"uid": "CVE-2026-1", "created_time": 1767225600000,
                    "references": ["https://a", "https://b"],
                    "related_cwes": [{"uid": "CWE-20"}, {"uid": "CWE-79"}],
                    "cvss": [{"base_score": 7.5, "version": "3.1",
                      "vector_string": "CVSS:3.1/AV:N"}],
                    "epss": {"score": "0.12", "percentile": 0.9}}}"""));
    assertThat(event.object("cloud").orElseThrow())
        .isEqualTo(
            Json.document(
                """
                {"provider": "AWS", "region": "eu-west-1",
                  "account": {"uid": "123456789012", "type_id": 10, "type": "AWS Account"}}"""));
  }

  @Test
  void eachMapSaysForWhichRecordsItIs() {
    for (String name : OcsfMaps.names()) {
      assertThat(((FieldMap) DEFENDER.maps().get(name)).record().rows().whens()).isNotEmpty();
    }
  }
}
