package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the multicloud connector writes of AWS; findings know some of it, and some besides. */
final class CloudRows {
  static final int LAMBDAS = 3;

  private final Blueprint blueprint;
  private final OtherClouds clouds;

  CloudRows(Blueprint blueprint, OtherClouds clouds) {
    this.blueprint = blueprint;
    this.clouds = clouds;
  }

  /** Virtual machines: the first that has findings is not among them, and the last has none. */
  Table instances() {
    return new GeneratedRows(OtherClouds.INSTANCES, index -> instance(index + 1));
  }

  Table lambdas() {
    return new GeneratedRows(LAMBDAS, this::lambda);
  }

  /** Images: the first that has findings is not among them, and the last has none. */
  Table images() {
    return new GeneratedRows(OtherClouds.IMAGES, index -> image(index + 1));
  }

  List<String> instanceKeys() {
    return keys(OtherClouds.INSTANCES, index -> clouds.instance(index + 1).key());
  }

  List<String> lambdaKeys() {
    return keys(LAMBDAS, index -> clouds.lambda(index).toLowerCase(Locale.ROOT));
  }

  List<String> imageKeys() {
    return keys(OtherClouds.IMAGES, index -> clouds.ecrImage(index + 1).key());
  }

  private static List<String> keys(int count, IntFunction<String> key) {
    return IntStream.range(0, count).mapToObj(key).toList();
  }

  private Map<String, @Nullable Object> instance(int number) {
    Affected instance = clouds.instance(number);
    Draw draw = blueprint.draw("ec2", number);
    String id = clouds.instanceId(number);
    String address = "10.20." + number + "." + (1 + draw.below(250));
    return row(
        "Microsoft.AwsConnector/ec2Instances",
        id,
        instance.nativeId(),
        object(
            "architecture",
            object("value", "x86_64"),
            "imageId",
            "ami-0" + draw.below(1_000_000),
            "instanceId",
            id,
            "instanceType",
            object("value", "t3.medium"),
            "launchTime",
            Dates.plain(draw),
            "networkInterfaces",
            List.of(
                object(
                    "networkInterfaceId", "eni-0" + draw.below(1_000_000),
                    "macAddress", "02:00:5e:00:53:0" + number % 10,
                    "privateIpAddress", address)),
            "placement",
            object("availabilityZone", OtherClouds.REGION + "a"),
            "platformDetails",
            number % 2 == 0 ? "Windows" : "Linux/UNIX",
            "privateDnsName",
            "ip-10-20-" + number + ".internal.example",
            "privateIpAddress",
            address,
            "publicIpAddress",
            number % 2 == 0 ? "203.0.113." + number : null,
            "state",
            object("code", 16, "name", object("value", "running")),
            "vpcId",
            "vpc-0contoso"));
  }

  private Map<String, @Nullable Object> lambda(int number) {
    String arn = clouds.lambda(number);
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    return row(
        "Microsoft.AwsConnector/lambdaFunctions",
        name,
        arn,
        object(
            "arn",
            arn,
            "architectures",
            List.of("arm64"),
            "environment",
            object("variables", object("API_KEY", "made-up-" + number)),
            "functionName",
            name,
            "handler",
            "app.handle",
            "memorySize",
            256,
            "packageType",
            number == 0 ? "Image" : "Zip",
            "runtime",
            "python3.12",
            "timeout",
            30));
  }

  private Map<String, @Nullable Object> image(int number) {
    Affected affected = clouds.ecrImage(number);
    ImageName image = affected.image().orElseThrow();
    Draw draw = blueprint.draw("ecr row", number);
    return row(
        "Microsoft.AwsConnector/ecrImageDetails",
        image.dashed() + "-" + number,
        affected.nativeId(),
        object(
            "artifactMediaType",
            "application/vnd.docker.container.image.v1+json",
            "imageDigest",
            image.digest(),
            "imageManifestMediaType",
            "application/vnd.docker.distribution.manifest.v2+json",
            "imagePushedAt",
            Dates.plain(draw),
            "imageSizeInBytes",
            10_000_000 + draw.below(90_000_000),
            "imageTags",
            image.tags(),
            "registryId",
            OtherClouds.ACCOUNT,
            "repositoryName",
            image.repository()));
  }

  private Map<String, @Nullable Object> row(
      String type, String name, String arn, Map<String, @Nullable Object> awsProperties) {
    ArmId id =
        ArmId.ofGroup(blueprint.subscriptions().get(0), "aws_" + OtherClouds.ACCOUNT)
            .sibling(type, name);
    Map<String, @Nullable Object> row = new ResourceRows(blueprint).row(id, Casing.AS_CREATED, 0);
    row.put(
        "properties",
        object(
            "arn",
            arn,
            "awsAccountId",
            OtherClouds.ACCOUNT,
            "awsRegion",
            OtherClouds.REGION,
            "awsProperties",
            awsProperties,
            "awsSourceSchema",
            type.substring(type.indexOf('/') + 1),
            "awsTags",
            object("team", "contoso-retail"),
            "publicCloudConnectorsResourceId",
            id.sibling("Microsoft.HybridConnectivity/publicCloudConnectors", "aws-contoso").text(),
            "publicCloudResourceName",
            name,
            "provisioningState",
            "Succeeded"));
    return row;
  }
}
