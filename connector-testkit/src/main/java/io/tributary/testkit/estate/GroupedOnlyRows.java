package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sub-assessments of types that today's model has nothing of: those of the retired scanner, general
 * ones, and one that nobody knows.
 */
final class GroupedOnlyRows {
  private static final List<Sort> SORTS = List.of(Sort.values());
  private static final List<String> SEVERITIES = List.of("Medium", "high", "Low");

  private final Blueprint blueprint;
  private final AffectedAssets assets;
  private final int size;

  GroupedOnlyRows(Blueprint blueprint, AffectedAssets assets, int size) {
    this.blueprint = blueprint;
    this.assets = assets;
    this.size = size;
  }

  private enum Sort {
    MACHINE("ServerVulnerability"),
    MACHINE_WITHOUT_CVE("ServerVulnerability"),
    IMAGE("ContainerRegistryVulnerability"),
    GENERAL("GeneralVulnerability"),
    UNKNOWN("ContosoFutureVulnerability");

    private final String type;

    Sort(String type) {
      this.type = type;
    }

    boolean isScanned() {
      return this != GENERAL && this != UNKNOWN;
    }
  }

  int size() {
    return size;
  }

  Table table() {
    return new GeneratedRows(size, this::row);
  }

  /** What the row at an index tells. */
  Told told(int index) {
    Sort sort = sort(index);
    String severity = severity(index);
    String asset =
        sort == Sort.IMAGE ? image(index).key() : about(index).text().toLowerCase(Locale.ROOT);
    if (!sort.isScanned()) {
      String key = id(index).toLowerCase(Locale.ROOT);
      return Told.once(
          "azure.vulnerability.grouped.other",
          status(index),
          List.of(new ExpectedFinding(key, asset, Severities.first(severity))));
    }
    List<ExpectedFinding> findings = new ArrayList<>();
    for (Cve cve : cves(index)) {
      findings.add(
          new ExpectedFinding(
              asset + "|" + cve.lowerId() + "|",
              asset,
              Severities.first(cve.detailedSeverity(), severity)));
    }
    if (findings.isEmpty()) {
      findings.add(
          new ExpectedFinding(asset + "|" + rule(index) + "|", asset, Severities.first(severity)));
    }
    return Told.once("azure.vulnerability.grouped.qualys", status(index), findings);
  }

  private Map<String, @Nullable Object> row(int index) {
    Sort sort = sort(index);
    Draw draw = blueprint.draw("grouped only", index);
    String name = draw.guid();
    ArmId about = about(index);
    Map<String, @Nullable Object> row =
        Trees.row(
            id(index),
            name,
            "microsoft.security/assessments/subassessments",
            blueprint.tenantId(),
            about.group(),
            about.subscription());
    row.put("location", "global");
    row.put(
        "properties",
        object(
            "id",
            rule(index),
            "displayName",
            "Contoso's weakness " + rule(index),
            "status",
            object("code", status(index), "severity", severity(index), "cause", ""),
            "category",
            "Local",
            "description",
            "A made-up weakness.",
            "remediation",
            "Install the fixed version.",
            "impact",
            "3",
            "timeGenerated",
            Dates.odd(draw, index),
            "resourceDetails",
            sort == Sort.IMAGE
                ? object("source", "Azure", "id", imagePath(index))
                : object("source", "Azure", "id", about.text(Casing.UPPER_GROUP)),
            "additionalData",
            data(index, draw)));
    return row;
  }

  private Map<String, @Nullable Object> data(int index, Draw draw) {
    Sort sort = sort(index);
    Map<String, @Nullable Object> data = object("assessedResourceType", sort.type);
    if (!sort.isScanned()) {
      data.put("contoso", object("depth", index));
      return data;
    }
    List<Object> listed = new ArrayList<>();
    for (Cve cve : cves(index)) {
      listed.add(object("title", cve.id(), "link", CveDetailsRows.link(cve)));
    }
    data.put("cve", listed);
    data.put("type", sort == Sort.IMAGE ? "Vulnerability" : "VirtualMachine");
    data.put("cvss", object("2.0", object("base", 7.5), "3.0", object("base", 9.8)));
    data.put("patchable", true);
    data.put("publishedTime", Dates.odd(draw, index + 3));
    data.put("vendorReferences", List.of());
    if (sort == Sort.IMAGE) {
      ImageName image = image(index).image().orElseThrow();
      data.put("imageDigest", image.digest());
      data.put("repositoryName", image.repository());
    } else {
      data.put("threat", "What a made-up weakness threatens.");
      data.put("source", "Built-in Contoso scanner");
    }
    return data;
  }

  private String id(int index) {
    return about(index).text()
        + "/providers/Microsoft.Security/assessments/"
        + AssessmentRows.named(sort(index).type)
        + "/subAssessments/"
        + blueprint.draw("grouped only", index).guid();
  }

  /** Below what the row is. */
  private ArmId about(int index) {
    return switch (sort(index)) {
      case IMAGE -> image(index).id();
      case GENERAL -> resource(ResourceKind.STORAGE_ACCOUNT, index);
      case UNKNOWN -> resource(ResourceKind.KEY_VAULT, index);
      default -> resource(blueprint.machinesOrVaults(), index);
    };
  }

  private ArmId resource(ResourceKind kind, int index) {
    return blueprint.id(kind, index / SORTS.size() % blueprint.count(kind));
  }

  private Affected image(int index) {
    return assets.of(
        AffectedKind.REGISTRY_IMAGE,
        index / SORTS.size() % assets.count(AffectedKind.REGISTRY_IMAGE));
  }

  /** As the retired scanner wrote it: without a slash before. */
  private String imagePath(int index) {
    ImageName image = image(index).image().orElseThrow();
    return "repositories/" + image.repository() + "/images/" + image.digest();
  }

  private static Sort sort(int index) {
    return SORTS.get(index % SORTS.size());
  }

  private static String rule(int index) {
    return String.valueOf(90_000 + index);
  }

  /** No two rows have one. */
  private static List<Cve> cves(int index) {
    int first = index / SORTS.size() * 3;
    return switch (sort(index)) {
      case MACHINE -> List.of(new Cve(first), new Cve(first + 1));
      case IMAGE -> List.of(new Cve(first + 2));
      default -> List.of();
    };
  }

  private static String severity(int index) {
    return SEVERITIES.get(index % SEVERITIES.size());
  }

  private static String status(int index) {
    return (index % 8 == 5 ? Assessment.Status.Healthy : Assessment.Status.Unhealthy).name();
  }
}
