package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vulnerabilities as yesterday's model tells of them: sub-assessments, of which a vulnerability has
 * one, or one for each CVE, or one for each CVE and scale set.
 */
final class GroupedRows {
  private static final Casing[] CASINGS = Casing.values();

  /** The node pools of a cluster. */
  static final List<String> POOLS = List.of("systempool", "userpool");

  private final Blueprint blueprint;
  private final VulnerabilityPlan plan;
  private final Repetition rows;

  GroupedRows(Blueprint blueprint, VulnerabilityPlan plan) {
    this.blueprint = blueprint;
    this.plan = plan;
    this.rows = plan.groupedRows();
  }

  Table table() {
    return new GeneratedRows(rows.total(plan.size()), this::row);
  }

  private Map<String, @Nullable Object> row(int position) {
    Repetition.Part part = rows.at(position);
    Vulnerability vulnerability = plan.at(part.owner());
    Draw draw = blueprint.draw("grouped", position);
    return switch (vulnerability.asset().kind()) {
      case NODE_POOLS -> nodes(vulnerability, part.number(), position, draw);
      case SQL_DATABASE -> rule(vulnerability, position, draw);
      case VIRTUAL_MACHINE, EC2_INSTANCE, GCP_MACHINE -> machine(vulnerability, position, draw);
      default -> image(vulnerability, part.number(), position, draw);
    };
  }

  private Map<String, @Nullable Object> machine(
      Vulnerability vulnerability, int position, Draw draw) {
    Affected asset = vulnerability.asset();
    String about = asset.text(CASINGS[position % CASINGS.length]);
    Map<String, @Nullable Object> properties = properties(vulnerability, position, draw);
    properties.put("id", draw.guid().substring(0, 6).toUpperCase(Locale.ROOT));
    properties.put("displayName", "Update " + vulnerability.software());
    properties.put("category", "Update");
    properties.put(
        "resourceDetails",
        asset.nativeId().isEmpty()
            ? object("source", "Azure", "id", about)
            : cloud(asset, about, "instance"));
    properties.put("additionalData", GroupedData.machine(vulnerability, draw));
    return row(about, asset.id(), asset.kind().assessedType(), position, draw, properties);
  }

  private Map<String, @Nullable Object> nodes(
      Vulnerability vulnerability, int number, int position, Draw draw) {
    String pool = POOLS.get(number % POOLS.size());
    ArmId scaleSet = plan.assets().scaleSet(vulnerability.asset(), pool);
    Vulnerability.Listed listed = vulnerability.cves().get(number / POOLS.size());
    Map<String, @Nullable Object> properties = properties(vulnerability, position, draw);
    properties.put("id", draw.guid().substring(0, 6).toUpperCase(Locale.ROOT));
    properties.put("displayName", listed.cve().id());
    properties.put("category", "Update");
    properties.put("resourceDetails", object("source", "Azure", "id", scaleSet.text()));
    properties.put(
        "additionalData", GroupedData.nodes(vulnerability.asset(), listed, pool, scaleSet, draw));
    return row(
        scaleSet.text(CASINGS[position % CASINGS.length]),
        scaleSet,
        vulnerability.asset().kind().assessedType(),
        position,
        draw,
        properties);
  }

  private Map<String, @Nullable Object> rule(Vulnerability vulnerability, int position, Draw draw) {
    ArmId database = vulnerability.asset().id();
    ArmId server =
        database.sibling(ResourceKind.SQL_SERVER.type(), database.name().split("/", 2)[0]);
    Map<String, @Nullable Object> properties = properties(vulnerability, position, draw);
    properties.put("id", vulnerability.rule());
    properties.put("displayName", "Contoso's rule " + vulnerability.rule() + " should be kept");
    properties.put("category", "AuditingAndLogging");
    properties.put("impact", "What is not logged cannot be found out later.");
    properties.put("resourceDetails", object("source", "Azure", "id", database.text()));
    properties.put(
        "additionalData",
        object(
            "assessedResourceType",
            vulnerability.asset().kind().assessedType(),
            "type",
            "AzureDatabase",
            "query",
            "SELECT name FROM contoso.rules",
            "benchmarks",
            List.of()));
    return row(
        server.text(CASINGS[position % CASINGS.length]),
        server,
        vulnerability.asset().kind().assessedType(),
        position,
        draw,
        properties);
  }

  private Map<String, @Nullable Object> image(
      Vulnerability vulnerability, int number, int position, Draw draw) {
    Affected asset = vulnerability.asset();
    ImageName image = asset.image().orElseThrow();
    Vulnerability.Listed listed = vulnerability.cves().get(number);
    boolean aggregated = isAggregated(vulnerability);
    boolean below = !asset.entity().isEmpty() && !aggregated && !isRegistryInAzure(asset);
    Casing casing = CASINGS[position % CASINGS.length];
    String about = below ? asset.text(casing) : asset.id().text(casing);
    Map<String, @Nullable Object> properties = properties(vulnerability, position, draw);
    if (!aggregated) {
      properties.put("id", listed.cve().id());
      properties.put("displayName", listed.cve().id());
    }
    properties.put(
        "resourceDetails",
        switch (asset.kind()) {
          case REGISTRY_IMAGE ->
              object(
                  "source",
                  "Azure",
                  "id",
                  "/repositories/" + image.repository() + "/images/" + image.digest());
          case ECR_IMAGE, GAR_IMAGE -> cloud(asset, image.uri(), "repository");
          default ->
              object(
                  aggregated ? "NativeResourceId" : "ResourceProvider",
                  aggregated ? asset.id().text() : "Microsoft.ContainerService",
                  "ResourceName",
                  aggregated ? asset.id().lastName() : asset.name(),
                  "ResourceType",
                  aggregated ? "managedClusters" : "Container",
                  "source",
                  "Azure",
                  "id",
                  aggregated ? image.uri() : about);
        });
    properties.put("additionalData", GroupedData.image(vulnerability, listed, aggregated, draw));
    return row(about, asset.id(), asset.kind().assessedType(), position, draw, properties);
  }

  /** Whether a container's row is below its cluster, and names the workloads that run the image. */
  static boolean isAggregated(Vulnerability vulnerability) {
    return vulnerability.asset().kind().isContainer() && vulnerability.index() % 3 == 2;
  }

  private static boolean isRegistryInAzure(Affected asset) {
    return asset.kind() == AffectedKind.REGISTRY_IMAGE;
  }

  private Map<String, @Nullable Object> cloud(Affected asset, String id, String type) {
    return object(
        "id", id,
        "source", asset.kind().cloud() == AffectedKind.Cloud.AWS ? "Aws" : "Gcp",
        "connectorId", plan.assets().clouds().connectorGuid(asset.kind().cloud()),
        "region", asset.region(),
        "nativeCloudUniqueIdentifier", asset.nativeId(),
        "resourceProvider", provider(asset.kind()),
        "resourceType", type,
        "resourceName", asset.name(),
        "hierarchyId", asset.account());
  }

  private static String provider(AffectedKind kind) {
    return switch (kind) {
      case EC2_INSTANCE -> "ec2";
      case ECR_IMAGE -> "ecr";
      case GAR_IMAGE -> "gar";
      default -> "compute";
    };
  }

  private static Map<String, @Nullable Object> properties(
      Vulnerability vulnerability, int position, Draw draw) {
    Map<String, @Nullable Object> status =
        object("code", vulnerability.status().name(), "severity", vulnerability.severity());
    if (!vulnerability.cause().isEmpty()) {
      status.put("cause", vulnerability.cause());
      status.put("description", "Contoso left it out");
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("status", status);
    properties.put("description", "Software of a version with known weaknesses is in use.");
    properties.put("remediation", "Install the fixed version.");
    properties.put("timeGenerated", Dates.odd(draw, position));
    return properties;
  }

  /** A sub-assessment below the one recommendation that all of its type have. */
  Map<String, @Nullable Object> row(
      String about,
      ArmId id,
      String assessedType,
      int position,
      Draw draw,
      Map<String, @Nullable Object> properties) {
    String name = draw.guid();
    String path =
        "/providers/Microsoft.Security/assessments/"
            + AssessmentRows.named(assessedType)
            + (position % 3 == 1 ? "/subAssessments/" : "/subassessments/");
    Map<String, @Nullable Object> row =
        Trees.row(
            about + (position % 8 == 5 ? path.toLowerCase(Locale.ROOT) : path) + name,
            name,
            "microsoft.security/assessments/subassessments",
            blueprint.tenantId(),
            id.group(),
            id.subscription());
    row.put("location", "global");
    row.put("properties", properties);
    return row;
  }
}
