package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What Defender for Cloud recommends for functions in AWS and Google Cloud. */
final class CloudAssessments {
  static final String DATASET = "azure.misconfiguration";
  private static final int ASSESSED_LAMBDAS = 2;
  private static final int ASSESSMENTS = ASSESSED_LAMBDAS + 1;
  private static final String SEVERITY = "Medium";

  private final Blueprint blueprint;
  private final OtherClouds clouds;

  CloudAssessments(Blueprint blueprint, OtherClouds clouds) {
    this.blueprint = blueprint;
    this.clouds = clouds;
  }

  Table table() {
    return new GeneratedRows(ASSESSMENTS, this::row);
  }

  /** What the rows tell. */
  List<Told> told() {
    return IntStream.range(0, ASSESSMENTS)
        .mapToObj(
            index ->
                new ExpectedFinding(
                    id(index).toLowerCase(Locale.ROOT),
                    OtherClouds.plain(nativeId(index)).toLowerCase(Locale.ROOT),
                    SEVERITY))
        .map(finding -> Told.once(DATASET, "Unhealthy", List.of(finding)))
        .toList();
  }

  private Map<String, @Nullable Object> row(int index) {
    boolean aws = index < ASSESSED_LAMBDAS;
    ArmId connector = clouds.connector(cloud(index));
    String id = id(index);
    Map<String, @Nullable Object> row =
        Trees.row(
            id,
            id.substring(id.lastIndexOf('/') + 1),
            "microsoft.security/assessments",
            blueprint.tenantId(),
            connector.group(),
            connector.subscription());
    String title = "Functions should not be reachable by everyone";
    row.put(
        "properties",
        object(
            "displayName",
            title,
            "status",
            object("code", "Unhealthy", "statusChangeDate", "2026-05-04T03:02:01.7654321Z"),
            "resourceDetails",
            object(
                "Source", cloud(index).source(),
                "Id", entity(index),
                "NativeResourceId", nativeId(index),
                "ResourceType", aws ? "lambda.function" : "cloudfunctions.function",
                "ConnectorId", clouds.connectorGuid(cloud(index))),
            "metadata",
            object("displayName", title, "severity", SEVERITY, "categories", List.of("Compute"))));
    return row;
  }

  private String id(int index) {
    return entity(index)
        + "/providers/Microsoft.Security/assessments/"
        + AssessmentRows.named("public functions");
  }

  private String entity(int index) {
    return clouds.connector(cloud(index)).text()
        + "/securityentitydata/"
        + (index < ASSESSED_LAMBDAS ? "aws-lambda-function-" : "gcp-cloudfunctions-function-")
        + (1 + index);
  }

  private String nativeId(int index) {
    return index < ASSESSED_LAMBDAS
        ? clouds.lambda(index)
        : clouds.cloudFunction(index - ASSESSED_LAMBDAS);
  }

  private static AffectedKind.Cloud cloud(int index) {
    return index < ASSESSED_LAMBDAS ? AffectedKind.Cloud.AWS : AffectedKind.Cloud.GCP;
  }
}
