package io.tributary.testkit.estate;

import io.tributary.testkit.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Defender for Cloud has of an estate in one model, and what it tells. */
final class SecurityRows {
  /** One finding that one model alone has comes with so many pieces of software. */
  private static final int ONE_MODEL_SHARE = 6;

  private final Blueprint blueprint;
  private final AssessmentPlan assessmentPlan;
  private final RecommendationModel model;
  private final AssessmentRows assessments;
  private final VulnerabilityPlan plan;
  private final CloudRows clouds;
  private final CloudAssessments cloudAssessments;
  private final IndividualOnlyRows individualOnly;
  private final GroupedOnlyRows groupedOnly;

  SecurityRows(
      Blueprint blueprint,
      AssessmentPlan assessmentPlan,
      int vulnerabilities,
      RecommendationModel model) {
    this.blueprint = blueprint;
    this.assessmentPlan = assessmentPlan;
    this.model = model;
    this.assessments = new AssessmentRows(blueprint, assessmentPlan);
    AffectedAssets assets = new AffectedAssets(blueprint);
    this.plan = new VulnerabilityPlan(assets, vulnerabilities);
    this.clouds = new CloudRows(blueprint, assets.clouds());
    this.cloudAssessments = new CloudAssessments(blueprint, assets.clouds());
    int others = vulnerabilities / ONE_MODEL_SHARE;
    this.individualOnly = new IndividualOnlyRows(blueprint, others);
    this.groupedOnly = new GroupedOnlyRows(blueprint, assets, others);
  }

  CloudRows clouds() {
    return clouds;
  }

  /** Rows that are there in any number of vulnerabilities come first, and plans last. */
  Table table() {
    List<Table> tables = new ArrayList<>();
    tables.add(assessments.table());
    if (plan.size() > 0) {
      tables.add(cloudAssessments.table());
      tables.add(new CveDetailsRows(blueprint).table());
    }
    if (model.isIndividual()) {
      tables.add(new IndividualRows(blueprint, plan).table());
      tables.add(individualOnly.table());
    }
    if (model.isGrouped()) {
      tables.add(new GroupedRows(blueprint, plan).table());
      tables.add(groupedOnly.table());
    }
    tables.add(new PlanRows(blueprint).table());
    return new ChainedRows(List.copyOf(tables));
  }

  /** What the rows tell, made as it is asked for. */
  Stream<Told> told() {
    Stream<Told> told = indexes(assessmentPlan.size()).mapToObj(this::assessment);
    if (plan.size() > 0) {
      told = Stream.concat(told, cloudAssessments.told().stream());
    }
    if (model.isIndividual()) {
      told = Stream.concat(told, indexes(plan.size()).mapToObj(plan::at).map(this::individual));
      told = Stream.concat(told, indexes(individualOnly.size()).mapToObj(individualOnly::told));
    }
    if (model.isGrouped()) {
      told = Stream.concat(told, indexes(plan.size()).mapToObj(plan::at).map(this::grouped));
      told = Stream.concat(told, indexes(groupedOnly.size()).mapToObj(groupedOnly::told));
    }
    return told;
  }

  private static IntStream indexes(int size) {
    return IntStream.range(0, size);
  }

  private Told assessment(int index) {
    Assessment assessment = assessmentPlan.at(index);
    String asset =
        blueprint.id(assessment.kind(), assessment.resource()).text().toLowerCase(Locale.ROOT);
    Map<String, String> cves = assessment.cves();
    List<ExpectedFinding> findings =
        cves.isEmpty()
            ? List.of(
                new ExpectedFinding(
                    assessments.lowerId(assessment),
                    asset,
                    Severities.first(assessment.severity())))
            : cves.entrySet().stream()
                .map(
                    cve ->
                        new ExpectedFinding(
                            asset + "|" + cve.getKey().toLowerCase(Locale.ROOT) + "|",
                            asset,
                            Severities.first(cve.getValue(), assessment.severity())))
                .toList();
    return Told.once(
        cves.isEmpty()
            ? CloudAssessments.DATASET
            : AffectedKind.VIRTUAL_MACHINE.individualDataset(),
        assessment.status() == Assessment.Status.NotApplicable
            ? "NotApplicable/OffByPolicy"
            : assessment.status().name(),
        findings);
  }

  private Told individual(Vulnerability vulnerability) {
    return new Told(
        vulnerability.asset().kind().individualDataset(),
        1,
        vulnerability.statusAndCause(),
        true,
        vulnerability.repeated() ? List.of() : vulnerability.findings(),
        vulnerability.asset().containerKey().stream().toList());
  }

  private Told grouped(Vulnerability vulnerability) {
    return new Told(
        vulnerability.asset().kind().groupedDataset(),
        plan.groupedRows(vulnerability.index()),
        vulnerability.statusAndCause(),
        !model.isIndividual(),
        vulnerability.repeated() ? List.of() : vulnerability.findings(),
        stubsOfGrouped(vulnerability));
  }

  private List<String> stubsOfGrouped(Vulnerability vulnerability) {
    if (vulnerability.asset().kind() == AffectedKind.NODE_POOLS) {
      return GroupedRows.POOLS.stream()
          .map(pool -> plan.assets().scaleSet(vulnerability.asset(), pool).text(Casing.LOWER))
          .toList();
    }
    return GroupedRows.isAggregated(vulnerability)
        ? List.of()
        : vulnerability.asset().containerKey().stream().toList();
  }
}
