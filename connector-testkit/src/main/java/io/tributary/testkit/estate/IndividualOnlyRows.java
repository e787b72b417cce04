package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations of today's model that yesterday's has nothing of: secrets, weaknesses of code,
 * and one of a category that nobody knows.
 */
final class IndividualOnlyRows {
  private static final List<Sort> SORTS = List.of(Sort.values());
  private static final List<String> SEVERITIES = List.of("High", "Medium", "", "Low");

  private final Blueprint blueprint;
  private final int size;

  IndividualOnlyRows(Blueprint blueprint, int size) {
    this.blueprint = blueprint;
    this.size = size;
  }

  private enum Sort {
    SECRET("ExposedSecrets", "azure.vulnerability.exposure"),
    CODE("CodeVulnerabilities", "azure.vulnerability.exposure"),
    UNKNOWN("ContosoFutureCategory", "azure.misconfiguration");

    private final String category;
    private final String dataset;

    Sort(String category, String dataset) {
      this.category = category;
      this.dataset = dataset;
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
    return Told.once(
        sort(index).dataset,
        status(index),
        List.of(
            new ExpectedFinding(
                id(index).toLowerCase(Locale.ROOT),
                about(index).text().toLowerCase(Locale.ROOT),
                severity(index))));
  }

  private Map<String, @Nullable Object> row(int index) {
    Sort sort = sort(index);
    ArmId about = about(index);
    Draw draw = blueprint.draw("individual only", index);
    Map<String, @Nullable Object> row =
        Trees.row(
            id(index),
            draw.guid(),
            "microsoft.security/assessments",
            blueprint.tenantId(),
            about.group(),
            about.subscription());
    row.put("location", "global");
    String title = "Contoso's " + sort.category + " should be mended";
    row.put(
        "properties",
        object(
            "displayName",
            title,
            "status",
            object("code", status(index), "statusChangeDate", Dates.odd(draw, index)),
            "resourceDetails",
            object("Source", "Azure", "Id", about.text(), "ResourceName", about.lastName()),
            "additionalData",
            data(sort),
            "metadata",
            object(
                "displayName",
                title,
                "description",
                "A made-up weakness.",
                "severity",
                severity(index),
                "recommendationCategory",
                sort.category)));
    return row;
  }

  private static Map<String, @Nullable Object> data(Sort sort) {
    return switch (sort) {
      case SECRET ->
          object("SecretScannerName", "Agentless", "SecretTypeDisplayName", "A made-up key");
      case CODE -> object("ToolName", "ContosoScan", "RuleId", "CS-0010");
      case UNKNOWN -> object("Depth", "3");
    };
  }

  private String id(int index) {
    return about(index).text()
        + "/providers/Microsoft.Security/assessments/"
        + blueprint.draw("individual only", index).guid();
  }

  private ArmId about(int index) {
    int turn = index / SORTS.size();
    return switch (sort(index)) {
      case SECRET -> {
        ResourceKind kind = blueprint.machinesOrVaults();
        yield blueprint.id(kind, turn % blueprint.count(kind));
      }
      case CODE ->
          ArmId.ofGroup(blueprint.subscriptions().get(0), "RG-connectors")
              .sibling(
                  "Microsoft.Security/securityConnectors",
                  "devops-contoso/devops/default/azureDevOpsOrgs/contoso/projects/shop/repos/web-"
                      + (1 + turn % 3));
      case UNKNOWN ->
          blueprint.id(
              ResourceKind.STORAGE_ACCOUNT, turn % blueprint.count(ResourceKind.STORAGE_ACCOUNT));
    };
  }

  private static Sort sort(int index) {
    return SORTS.get(index % SORTS.size());
  }

  private static String severity(int index) {
    return SEVERITIES.get(index % SEVERITIES.size());
  }

  private static String status(int index) {
    return (index % 7 == 5 ? Assessment.Status.Healthy : Assessment.Status.Unhealthy).name();
  }
}
