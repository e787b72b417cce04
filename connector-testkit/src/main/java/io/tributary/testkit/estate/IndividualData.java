package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What assessments of vulnerabilities have besides: of software, of rules, and of images. */
final class IndividualData {
  private IndividualData() {}

  static Map<String, @Nullable Object> software(Vulnerability vulnerability, Draw draw) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    String version = version(draw);
    if (!vulnerability.software().isEmpty()) {
      data.put("SoftwareName", vulnerability.software().replace(Vulnerability.ON_LINUX, ""));
      data.put("SoftwareVendor", "contoso-" + draw.below(5));
      data.put("PackageType", draw.below(2) == 0 ? "OS" : "DevPackage");
      data.put("Language", "");
    }
    data.put("DetectedSoftwareVersions", Trees.json(List.of(version)));
    data.put("FixedVersion", draw.below(3) == 0 ? "" : version + ".1");
    if (vulnerability.isUnhealthy() && !vulnerability.cves().isEmpty()) {
      data.put("MaxCvssScore", maxScore(vulnerability));
      List<Object> cves = new ArrayList<>();
      vulnerability.cves().forEach(listed -> cves.add(cve(listed, vulnerability.rich(), draw)));
      data.put("CvesDetails", vulnerability.index() % 6 == 4 ? cves : Trees.json(cves));
    } else if (vulnerability.isUnhealthy() && vulnerability.index() % 2 == 0) {
      data.put("CvesDetails", "[]");
    }
    data.put(
        "ScannersDetails",
        Trees.json(object("mdvm", object("DetectedSoftwareVersions", List.of(version)))));
    return data;
  }

  private static String maxScore(Vulnerability vulnerability) {
    return String.valueOf(
        vulnerability.cves().stream().mapToDouble(each -> each.cve().base()).max().orElse(0));
  }

  /** Lean rows say nothing of a CVE but its id, and whether there is a fix. */
  private static Map<String, @Nullable Object> cve(
      Vulnerability.Listed listed, boolean rich, Draw draw) {
    Cve cve = listed.cve();
    String fix = draw.pick(List.of("FixAvailable", "NoFixAvailable", "WillNotFix", ""));
    if (!rich) {
      return object("CveId", cve.id(), "Severity", "", "FixStatus", fix, "FixedVersion", "");
    }
    return object(
        "CveId", cve.id(),
        "Severity", listed.severity(),
        "Description", "A made-up weakness, number " + cve.number(),
        "Cvss",
            List.of(
                object(
                    "Key",
                    "3",
                    "Value",
                    object("Base", cve.base(), "CvssVectorString", CveDetailsRows.VECTOR_3))),
        "CvssSource", "Nvd",
        "PublishedDate", Dates.odd(draw, cve.number()),
        "LastModifiedDate", Dates.odd(draw, cve.number() + 4),
        "Weaknesses", List.of(),
        "FixStatus", fix,
        "FixedVersion", "",
        "ExploitabilityDetails",
            object(
                "IsPubliclyDisclosed", cve.number() % 3 == 0,
                "IsVerified", false,
                "IsInExploitKit", cve.number() % 8 == 0),
        "References", List.of(object("Title", cve.id(), "Link", CveDetailsRows.link(cve))),
        "Tags", List.of());
  }

  /** Either casing of the keys occurs. */
  static Map<String, @Nullable Object> rule(Vulnerability vulnerability) {
    boolean capital = vulnerability.index() % 2 == 0;
    return object(
        capital ? "Scanner" : "scanner",
        "SQL Vulnerability Assessment",
        capital ? "RuleId" : "ruleId",
        vulnerability.rule(),
        capital ? "Severity" : "severity",
        vulnerability.severity(),
        capital ? "Category" : "category",
        "Auditing And Logging",
        capital ? "Impact" : "impact",
        "What is not logged cannot be found out later.",
        capital ? "Query" : "query",
        "SELECT name FROM contoso.rules",
        capital ? "Benchmarks" : "benchmarks",
        "[]",
        capital ? "RemediationDescription" : "remediationDescription",
        "Set a baseline.",
        capital ? "HasBaseline" : "hasBaseline",
        "false",
        capital ? "ParentResource" : "parentResource",
        vulnerability.asset().id().text().replaceFirst("/databases/.*", ""));
  }

  static Map<String, @Nullable Object> image(Affected asset, ImageName image, Draw draw) {
    if (asset.kind().isContainer()) {
      return object(
          "ClusterDetails", object("ClusterName", asset.id().lastName()),
          "Namespace", asset.namespace(),
          "ContainerName", asset.name(),
          "ControllerKind", "replicaset",
          "ControllerName", asset.name() + "-*",
          "ImageDetails", object("ImageUri", image.uri()));
    }
    return object(
        "ImageUri", image.uri(),
        "Digest", image.digest(),
        "Tags", image.tags(),
        "RepositoryDetails",
            object("RegistryHost", image.host(), "RepositoryName", image.repository()),
        "LastPushedToRegistryUTC", Dates.precise(draw));
  }

  static String version(Draw draw) {
    return draw.below(9) + "." + draw.below(30) + "." + draw.below(9);
  }
}
