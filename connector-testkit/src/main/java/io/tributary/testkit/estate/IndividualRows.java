package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vulnerabilities as today's model tells of them: an assessment for each piece of software. */
final class IndividualRows {
  private static final String SUFFIX = "/providers/Microsoft.Security/assessments/";
  private static final Casing[] CASINGS = Casing.values();

  private final Blueprint blueprint;
  private final VulnerabilityPlan plan;

  IndividualRows(Blueprint blueprint, VulnerabilityPlan plan) {
    this.blueprint = blueprint;
    this.plan = plan;
  }

  Table table() {
    return new GeneratedRows(plan.size(), index -> row(plan.at(index)));
  }

  private Map<String, @Nullable Object> row(Vulnerability vulnerability) {
    Affected asset = vulnerability.asset();
    int index = vulnerability.index();
    Draw draw = blueprint.draw("individual", index);
    String about = asset.text(CASINGS[index % CASINGS.length]);
    String name = draw.guid();
    Map<String, @Nullable Object> row =
        Trees.row(
            about + (index % 9 == 2 ? SUFFIX.toLowerCase(Locale.ROOT) : SUFFIX) + name,
            name,
            "microsoft.security/assessments",
            blueprint.tenantId(),
            asset.id().group(),
            asset.id().subscription());
    row.put("location", "global");
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("displayName", title(vulnerability));
    properties.put("status", status(vulnerability, draw));
    properties.put("resourceDetails", details(asset, about, index));
    properties.put(
        "additionalData",
        asset.kind() == AffectedKind.SQL_DATABASE
            ? IndividualData.rule(vulnerability)
            : IndividualData.software(vulnerability, draw));
    asset
        .image()
        .map(image -> IndividualData.image(asset, image, draw))
        .ifPresent(
            image ->
                properties.put(
                    "resourceAdditionalData", index % 7 == 3 ? image : Trees.json(image)));
    properties.put("metadata", metadata(vulnerability));
    properties.put("risk", object("level", Severities.WORDS.get(draw.below(4))));
    properties.put("links", object("azurePortal", "portal.azure.com/#view/contoso/" + name));
    row.put("properties", properties);
    return row;
  }

  private static Map<String, @Nullable Object> status(Vulnerability vulnerability, Draw draw) {
    Map<String, @Nullable Object> status = object("code", vulnerability.status().name());
    if (!vulnerability.cause().isEmpty()) {
      status.put("cause", vulnerability.cause());
      status.put("description", "Contoso left it out");
    }
    if (!isSeverityInMetadata(vulnerability)) {
      status.put("severity", vulnerability.severity());
    }
    status.put("firstEvaluationDate", Dates.odd(draw, vulnerability.index()));
    status.put("statusChangeDate", Dates.precise(draw));
    return status;
  }

  /** Else the status says it, as in the older model. */
  private static boolean isSeverityInMetadata(Vulnerability vulnerability) {
    return vulnerability.index() % 13 != 4;
  }

  private Map<String, @Nullable Object> details(Affected asset, String about, int index) {
    if (asset.kind() == AffectedKind.SQL_DATABASE) {
      return object(
          "source",
          "Azure",
          "id",
          about,
          "ResourceType",
          asset.kind().resourceType(),
          "ResourceName",
          asset.name());
    }
    String type = asset.kind().resourceType();
    Map<String, @Nullable Object> details =
        object(
            "Source",
            asset.kind().cloud().source(),
            "Id",
            about,
            "NativeResourceId",
            asset.nativeId().isEmpty() || asset.kind().isImage() ? about : asset.nativeId(),
            "ResourceName",
            asset.name(),
            "ResourceType",
            index % 4 == 1 ? type.toLowerCase(Locale.ROOT) : type);
    if (asset.kind().isContainer()) {
      details.put("ResourceId", about);
    }
    if (!asset.nativeId().isEmpty()) {
      details.put("ConnectorId", plan.assets().clouds().connectorGuid(asset.kind().cloud()));
      details.put("Region", asset.region());
      details.put("HierarchyId", asset.account());
    } else if (index % 5 == 2) {
      details.remove("NativeResourceId");
    }
    return details;
  }

  private static Map<String, @Nullable Object> metadata(Vulnerability vulnerability) {
    Map<String, @Nullable Object> metadata =
        object(
            "displayName",
            title(vulnerability),
            "assessmentType",
            "BuiltIn",
            "description",
            "Software of a version with known weaknesses is in use.",
            "remediationDescription",
            title(vulnerability) + " to the fixed version.",
            "recommendationCategory",
            category(vulnerability.asset().kind()),
            "categories",
            List.of("Compute"),
            "preview",
            null);
    if (isSeverityInMetadata(vulnerability)) {
      metadata.put("severity", vulnerability.severity());
    }
    return metadata;
  }

  private static String category(AffectedKind kind) {
    return switch (kind) {
      case SQL_DATABASE -> "Unknown";
      case NODE_POOLS -> "ServiceUpgrade";
      default -> "SoftwareUpdate";
    };
  }

  private static String title(Vulnerability vulnerability) {
    return switch (vulnerability.asset().kind()) {
      case SQL_DATABASE -> "Contoso's rule " + vulnerability.rule() + " should be kept";
      case NODE_POOLS -> "Upgrade the cluster's nodes";
      default -> "Update " + vulnerability.software();
    };
  }
}
