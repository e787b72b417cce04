package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code additionalData} of sub-assessments, in the shape of each type. */
final class GroupedData {
  private GroupedData() {}

  /** A machine's software: all of its CVEs in a list. */
  static Map<String, @Nullable Object> machine(Vulnerability vulnerability, Draw draw) {
    List<Object> cves = new ArrayList<>();
    List<Object> edges = new ArrayList<>();
    for (Vulnerability.Listed listed : vulnerability.cves()) {
      cves.add(cve(listed, draw));
      edges.add(object("cveIdAsSourceNodeId", listed.cve().id()));
    }
    return object(
        "assessedResourceType",
        vulnerability.asset().kind().assessedType(),
        "cve",
        cves,
        "softwareVendor",
        "contoso",
        "softwareName",
        vulnerability.software(),
        "softwareVersion",
        IndividualData.version(draw),
        "recommendedVendor",
        "",
        "recommendedProgram",
        "",
        "recommendedVersion",
        "",
        "source",
        "Microsoft Defender vulnerability management",
        "cveEdgesDetails",
        edges);
  }

  /** A node image: one CVE, which is no list. */
  static Map<String, @Nullable Object> nodes(
      Affected nodes, Vulnerability.Listed listed, String pool, ArmId scaleSet, Draw draw) {
    return object(
        "assessedResourceType",
        nodes.kind().assessedType(),
        "cve",
        cve(listed, draw),
        "affectedNodes",
        List.of(scaleSet.text() + "/virtualMachines/0", scaleSet.text() + "/virtualMachines/1"),
        "aggregateServerResourceMetadata",
        object("managedAggregateResourceId", nodes.id().text(), "managedPoolName", pool),
        "fixedNodePoolVersion",
        "",
        "fixedClusterVersion",
        "",
        "installedNodePoolVersion",
        "",
        "installedClusterVersion",
        IndividualData.version(draw),
        "cvssV30Score",
        listed.cve().base(),
        "source",
        "Agentless Microsoft Defender vulnerability management");
  }

  private static Map<String, @Nullable Object> cve(Vulnerability.Listed listed, Draw draw) {
    Cve cve = listed.cve();
    return object(
        "title",
        cve.id(),
        "cvssScore",
        cve.base(),
        "cvssVersion",
        3,
        "severity",
        listed.severity(),
        "description",
        "A made-up weakness, number " + cve.number(),
        "exploitTypes",
        cve.number() % 2 == 0 ? List.of() : List.of("Remote"),
        "exploitUris",
        List.of(),
        "exploitabilityLevel",
        cve.number() % 2 == 0 ? "" : "NoExploit",
        "hasPublicExploit",
        false,
        "isExploitVerified",
        false,
        "isExploitInKit",
        cve.number() % 8 == 0,
        "lastModifiedDate",
        Dates.odd(draw, cve.number()),
        "publishedDate",
        Dates.odd(draw, cve.number() + 2),
        "isZeroDay",
        false,
        "cvssVectorString",
        CveDetailsRows.VECTOR_3);
  }

  /**
   * One CVE of one package of an image.
   *
   * @param aggregated whether it names the workloads that run the image, not one container
   */
  static Map<String, @Nullable Object> image(
      Vulnerability vulnerability, Vulnerability.Listed listed, boolean aggregated, Draw draw) {
    Affected asset = vulnerability.asset();
    ImageName image = asset.image().orElseThrow();
    Map<String, @Nullable Object> data =
        object("assessedResourceType", asset.kind().assessedType());
    if (aggregated) {
      data.put("clusterDetails", cluster(asset));
      data.put("kubernetesContext", workloads(asset));
    } else if (asset.kind().isContainer()) {
      data.put("kubernetesDetails", kubernetes(asset));
    }
    data.put("artifactDetails", artifact(asset, image, draw));
    data.put("softwareDetails", software(vulnerability, draw));
    data.put("vulnerabilityDetails", details(listed, draw));
    data.put("cvssV30Score", listed.cve().base());
    return data;
  }

  private static Map<String, @Nullable Object> artifact(
      Affected asset, ImageName image, Draw draw) {
    Map<String, @Nullable Object> artifact =
        object(
            "repositoryName", image.repository(),
            "registryHost", image.host(),
            "digest", image.digest(),
            "artifactType", "ContainerImage");
    if (!asset.kind().isContainer()) {
      artifact.put("tags", image.tags());
      artifact.put("mediaType", "application/vnd.oci.image.manifest.v1+json");
      artifact.put("lastPushedToRegistryUTC", Dates.precise(draw));
    }
    return artifact;
  }

  private static Map<String, @Nullable Object> software(Vulnerability vulnerability, Draw draw) {
    return object(
        "packageName",
        vulnerability.software(),
        "category",
        "OS",
        "vendor",
        "contoso",
        "version",
        IndividualData.version(draw),
        "language",
        "",
        "fixedVersion",
        draw.below(3) == 0 ? "" : IndividualData.version(draw),
        "fixStatus",
        draw.pick(List.of("FixAvailable", "NoFixAvailable")),
        "fixReference",
        null,
        "evidence",
        List.of("package list"),
        "osDetails",
        object("osPlatform", "linux", "osVersion", "contoso_linux_3"));
  }

  private static Map<String, @Nullable Object> details(Vulnerability.Listed listed, Draw draw) {
    Cve cve = listed.cve();
    boolean older = cve.number() % 2 == 0;
    return object(
        "cveId",
        cve.id(),
        "severity",
        listed.severity(),
        "references",
        List.of(object("title", cve.id(), "link", CveDetailsRows.link(cve))),
        "cvss",
        object(
            "2.0",
            null,
            "3.0",
            object("base", cve.base(), "cvssVectorString", CveDetailsRows.VECTOR_3)),
        "workarounds",
        List.of(),
        "publishedDate",
        Dates.odd(draw, cve.number()),
        "lastModifiedDate",
        Dates.odd(draw, cve.number() + 5),
        "weaknesses",
        object("cwe", List.of(object("id", "CWE-" + (20 + cve.number())))),
        "cpe",
        older ? cpe() : null,
        "exploitabilityAssessment",
        older
            ? object(
                "exploitStepsVerified",
                false,
                "exploitStepsPublished",
                cve.number() % 3 == 0,
                "isInExploitKit",
                cve.number() % 8 == 0,
                "types",
                List.of(),
                "exploitUris",
                List.of())
            : object(
                "isVerified", false,
                "isPubliclyDisclosed", cve.number() % 3 == 0,
                "isInExploitKit", cve.number() % 8 == 0));
  }

  /** What a CVE was filed for, which is seldom the package that has it. */
  private static Map<String, @Nullable Object> cpe() {
    return object(
        "part",
        "Applications",
        "vendor",
        "contoso",
        "product",
        "contoso_library",
        "version",
        "*",
        "uri",
        "cpe:2.3:a:contoso:contoso_library:*:*:*:*:*:*:*:*");
  }

  private static Map<String, @Nullable Object> cluster(Affected asset) {
    return object("clusterResourceId", asset.id().text(), "clusterName", asset.id().lastName());
  }

  private static Map<String, @Nullable Object> kubernetes(Affected asset) {
    return object(
        "cloud",
        "Azure",
        "clusterKind",
        "AKS",
        "clusterName",
        asset.id().lastName(),
        "clusterResourceId",
        asset.id().text(),
        "namespace",
        asset.namespace(),
        "controllerKind",
        "replicaset",
        "controllerName",
        asset.name() + "-*",
        "podName",
        asset.name() + "-*-*",
        "containerName",
        asset.name());
  }

  private static Map<String, @Nullable Object> workloads(Affected asset) {
    Map<String, @Nullable Object> pod =
        object(
            "kind",
            "Pod",
            "name",
            asset.name() + "-5abcd",
            "containers",
            List.of(object("name", asset.name())));
    return object(
        "workloads",
        List.of(
            object(
                "kind",
                "ReplicaSet",
                "name",
                asset.name() + "-targets",
                "namespace",
                asset.namespace(),
                "ownedResources",
                List.of(pod))));
  }
}
