package io.tributary.testkit.estate;

import java.util.List;
import java.util.Optional;

/** What the estate has in AWS and in Google Cloud, below a connector of each. */
final class OtherClouds {
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-west-1";

  /** Instances that have findings; the first has no row of its own. */
  static final int INSTANCES = 4;

  /** Images that have findings; all but the first have a row of their own. */
  static final int IMAGES = 2;

  static final int MACHINES = 2;
  private static final String PROJECT = "contoso-retail";
  private static final String ZONE = "europe-west1-b";

  private final Blueprint blueprint;

  OtherClouds(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** The full resource name behind a self link; anything else as it is. */
  static String plain(String nativeId) {
    return nativeId
        .replace("https://www.googleapis.com/compute/v1/", "//compute.googleapis.com/")
        .replace("https://cloudfunctions.googleapis.com/v2/", "//cloudfunctions.googleapis.com/");
  }

  /** The connector of a cloud, which findings are below. */
  ArmId connector(AffectedKind.Cloud cloud) {
    return ArmId.ofGroup(blueprint.subscriptions().get(0), "RG-connectors")
        .sibling(
            "Microsoft.Security/securityConnectors",
            cloud == AffectedKind.Cloud.AWS ? "aws-contoso" : "gcp-contoso");
  }

  String connectorGuid(AffectedKind.Cloud cloud) {
    return blueprint.draw("connector " + cloud.source(), 0).guid();
  }

  Affected instance(int number) {
    return at(
        AffectedKind.EC2_INSTANCE,
        number,
        "aws-ec2-instance-" + instanceId(number),
        arn("ec2", "instance/" + instanceId(number)),
        Optional.empty());
  }

  String instanceId(int number) {
    return "i-0" + hex("instance", number).substring(0, 16);
  }

  Affected ecrImage(int number) {
    String repository = repository(number);
    ImageName image =
        new ImageName(
            ACCOUNT + ".dkr.ecr." + REGION + ".amazonaws.com",
            repository,
            "sha256:" + hex("ecr image", number),
            List.of("2026.0" + (1 + number)));
    return at(
        AffectedKind.ECR_IMAGE,
        number,
        "aws-ecr-repository-" + image.dashed() + "-" + REGION,
        arn("ecr", "image/" + repository),
        Optional.of(image));
  }

  Affected googleMachine(int number) {
    String name = "vm-batch-" + (1 + number);
    return at(
        AffectedKind.GCP_MACHINE,
        number,
        "gcp-compute-instance-" + name,
        "https://www.googleapis.com/compute/v1/projects/"
            + PROJECT
            + "/zones/"
            + ZONE
            + "/instances/"
            + name,
        Optional.empty());
  }

  /** The first has the digest of the first image in AWS: it was pushed to both. */
  Affected googleImage(int number) {
    String repository = PROJECT + "/retail/" + (number == 0 ? "api" : "worker");
    ImageName image =
        new ImageName(
            "europe-west1-docker.pkg.dev",
            repository,
            "sha256:" + (number == 0 ? hex("ecr image", 0) : hex("gar image", number)),
            List.of());
    return at(
        AffectedKind.GAR_IMAGE,
        number,
        "gar-gcp-repository-" + image.dashed() + "-europe-west1",
        "//artifactregistry.googleapis.com/projects/"
            + PROJECT
            + "/locations/europe-west1/repositories/retail/dockerImages/"
            + image.lastName(),
        Optional.of(image));
  }

  /** A function's name has capitals: its ARN too. */
  String lambda(int number) {
    return arn("lambda", "function:Contoso-Invoices-" + (1 + number));
  }

  String cloudFunction(int number) {
    return "https://cloudfunctions.googleapis.com/v2/projects/"
        + PROJECT
        + "/locations/europe-west1/functions/resize-"
        + (1 + number);
  }

  private Affected at(
      AffectedKind kind, int number, String entity, String nativeId, Optional<ImageName> image) {
    boolean aws = kind.cloud() == AffectedKind.Cloud.AWS;
    return new Affected(
        kind,
        number,
        connector(kind.cloud()),
        entity,
        nativeId,
        aws ? REGION : "europe-west1",
        aws ? ACCOUNT : PROJECT,
        image);
  }

  private static String repository(int number) {
    return number == 0 ? "retail/api" : "retail/web-" + number;
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }

  /** 64 hexadecimal digits. */
  private String hex(String what, int number) {
    Draw draw = blueprint.draw(what, number);
    return (draw.guid() + draw.guid()).replace("-", "");
  }
}
