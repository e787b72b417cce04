package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of assessments, with the gaps and spellings that real ones have. */
final class AssessmentRows {
  private static final String SUFFIX = "/providers/Microsoft.Security/assessments/";
  private static final Casing[] CASINGS = Casing.values();

  private final Blueprint blueprint;
  private final AssessmentPlan plan;

  AssessmentRows(Blueprint blueprint, AssessmentPlan plan) {
    this.blueprint = blueprint;
    this.plan = plan;
  }

  Table table() {
    return new GeneratedRows(plan.size(), index -> row(plan.at(index)));
  }

  /** The id of an assessment's row, in lower case. */
  String lowerId(Assessment assessment) {
    ArmId resource = blueprint.id(assessment.kind(), assessment.resource());
    return (resource.text() + SUFFIX + key(assessment)).toLowerCase(Locale.ROOT);
  }

  private Map<String, @Nullable Object> row(Assessment assessment) {
    int index = assessment.index();
    ArmId resource = blueprint.id(assessment.kind(), assessment.resource());
    String resourceId = resource.text(CASINGS[index % CASINGS.length]);
    String key = key(assessment);
    Map<String, @Nullable Object> row =
        Trees.row(
            resourceId + (index % 7 == 4 ? SUFFIX.toLowerCase(Locale.ROOT) : SUFFIX) + key,
            key,
            "microsoft.security/assessments",
            blueprint.tenantId(),
            resource.group(),
            resource.subscription());
    Draw draw = blueprint.draw("assessment", index);
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("resourceDetails", resourceDetails(assessment, resource, resourceId));
    properties.put("displayName", title(assessment));
    properties.put("status", status(assessment, draw));
    Map<String, String> data = assessment.additionalData();
    if (data != null) {
      properties.put("additionalData", data);
    } else if (index % 7 == 2) {
      properties.put("additionalData", null);
    }
    if (assessment.hasMetadata()) {
      properties.put("metadata", metadata(assessment));
    }
    if (index % 3 == 0) {
      properties.put("statusPerInitiative", initiatives(assessment));
    }
    if (index % 3 == 1) {
      properties.put("links", object("azurePortal", "portal.azure.com/#view/contoso/" + key));
    }
    row.put("properties", properties);
    return row;
  }

  private Map<String, @Nullable Object> resourceDetails(
      Assessment assessment, ArmId resource, String resourceId) {
    int index = assessment.index();
    if (assessment.kind() == ResourceKind.ON_PREMISES_MACHINE) {
      OnPremisesMachine machine = blueprint.onPremises(assessment.resource());
      return object(
          "Source", "OnPremise",
          "WorkspaceId", resource.sibling(resource.type(), "law-contoso").text(),
          "VMUUID", machine.vmUuid(),
          "SourceComputerId", machine.sourceComputerId(),
          "MachineName", machine.name());
    }
    Map<String, @Nullable Object> details = object("Source", "Azure");
    switch (index % 9) {
      case 1 -> { // As some newer recommendations write it.
        details.put("Id", resourceId);
        details.put("NativeResourceId", resource.text(Casing.LOWER));
        details.put("ResourceName", resource.lastName());
        details.put("ResourceType", type(resource));
      }
      case 3 -> details.put("NativeResourceId", resourceId);
      case 5 -> {
        details.put("Id", resourceId);
        details.put("NativeResourceId", "");
        details.put("ResourceName", null);
      }
      case 6 -> {
        return object("source", "Azure", "id", resourceId);
      }
      default -> details.put("Id", resourceId);
    }
    return details;
  }

  private static String type(ArmId resource) {
    return resource.type().substring(resource.type().indexOf('/') + 1);
  }

  private static Map<String, @Nullable Object> status(Assessment assessment, Draw draw) {
    Map<String, @Nullable Object> status = object("code", assessment.status().name());
    if (assessment.status() == Assessment.Status.NotApplicable) {
      status.put("cause", "OffByPolicy");
      status.put("description", "The recommendation is disabled in the policy");
    } else if (assessment.status() == Assessment.Status.Unhealthy && assessment.index() % 3 != 2) {
      status.put("cause", assessment.recommendation().cause());
      status.put("description", assessment.recommendation().reason());
    }
    addDates(status, assessment.index(), draw);
    return status;
  }

  /** Every date may be missing, empty, or unlike the others. */
  private static void addDates(Map<String, @Nullable Object> status, int index, Draw draw) {
    switch (index % 11) {
      case 0 -> {}
      case 3 -> {
        status.put("firstEvaluationDate", "");
        status.put("statusChangeDate", null);
      }
      case 5 -> {
        status.put("firstEvaluationDate", "0001-01-01T00:00:00");
        status.put("statusChangeDate", Dates.zoneless(draw));
      }
      case 8 -> status.put("firstEvaluationDate", Dates.plain(draw));
      default -> {
        String date = Dates.precise(draw);
        status.put("firstEvaluationDate", date);
        status.put("statusChangeDate", draw.below(2) == 0 ? date : Dates.precise(draw));
      }
    }
  }

  private static Map<String, @Nullable Object> metadata(Assessment assessment) {
    Recommendation recommendation = assessment.recommendation();
    boolean custom = assessment.custom() > 0;
    Map<String, @Nullable Object> metadata =
        object(
            "displayName", title(assessment),
            "assessmentType", custom ? "CustomPolicy" : "BuiltIn",
            "description", recommendation.description(),
            "remediationDescription", recommendation.remediation(),
            "categories", recommendation.categories(),
            "severity", recommendation.severity(),
            "userImpact", "Moderate",
            "implementationEffort", "Low",
            "threats", recommendation.threats());
    if (assessment.index() % 7 != 3) {
      metadata.put(
          "policyDefinitionId",
          "/providers/Microsoft.Authorization/policyDefinitions/"
              + named("policy " + recommendation.displayName()));
    }
    if (assessment.index() % 11 == 2) {
      metadata.put("preview", null);
    }
    return metadata;
  }

  private static List<Object> initiatives(Assessment assessment) {
    Map<String, @Nullable Object> result = object("code", assessment.status().name());
    Map<String, @Nullable Object> initiative =
        object("policyInitiativeName", "ASC Default", "assessmentStatus", result);
    return switch (assessment.index() % 7) {
      case 0 -> List.of();
      case 1 ->
          List.of(
              initiative,
              object("policyInitiativeName", "Contoso Baseline", "assessmentStatus", result));
      default -> List.of(initiative);
    };
  }

  private static String title(Assessment assessment) {
    String title = assessment.recommendation().displayName();
    return assessment.custom() == 0
        ? title
        : title + " (Contoso policy " + assessment.custom() + ")";
  }

  /** The same for every resource that a recommendation is about, as in Defender. */
  private static String key(Assessment assessment) {
    return named("assessment " + assessment.recommendation().kinds() + title(assessment));
  }

  static String named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
