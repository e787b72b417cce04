package io.tributary.testkit.estate;

import java.util.List;

/** What of the estate has vulnerabilities. */
final class AffectedAssets {
  private static final int IMAGE_KINDS = ImageKind.values().length;
  private static final List<String> PUBLIC_REPOSITORIES =
      List.of("oss/kubernetes/metrics-scraper", "azuremonitor/contoso-probe");

  private final Blueprint blueprint;
  private final EstateImages images;
  private final OtherClouds clouds;

  AffectedAssets(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.images = new EstateImages(blueprint);
    this.clouds = new OtherClouds(blueprint);
  }

  OtherClouds clouds() {
    return clouds;
  }

  /** How many there are of a kind. Every vulnerability of node pools has a cluster of its own. */
  int count(AffectedKind kind) {
    return switch (kind) {
      case VIRTUAL_MACHINE -> blueprint.count(ResourceKind.VIRTUAL_MACHINE);
      case REGISTRY_IMAGE, REGISTRY_CONTAINER -> images.size() - images.size() / IMAGE_KINDS;
      case PUBLIC_CONTAINER -> PUBLIC_REPOSITORIES.size();
      case NODE_POOLS -> Integer.MAX_VALUE;
      case SQL_DATABASE -> 2 * blueprint.count(ResourceKind.SQL_SERVER);
      case EC2_INSTANCE -> OtherClouds.INSTANCES;
      case ECR_IMAGE, GAR_IMAGE -> OtherClouds.IMAGES;
      case GCP_MACHINE -> OtherClouds.MACHINES;
    };
  }

  /** One of a kind. */
  Affected of(AffectedKind kind, int number) {
    return switch (kind) {
      case VIRTUAL_MACHINE ->
          Affected.resource(kind, number, blueprint.id(ResourceKind.VIRTUAL_MACHINE, number));
      case REGISTRY_IMAGE -> {
        EstateImage image = runnable(number);
        ImageName name = name(image, number);
        yield Affected.image(
            kind,
            number,
            blueprint.id(ResourceKind.CONTAINER_REGISTRY, image.registry()),
            "repositories-" + name.dashed() + "-images-" + name.digest(),
            name);
      }
      case REGISTRY_CONTAINER -> container(kind, number, name(runnable(number), number));
      case PUBLIC_CONTAINER -> container(kind, number, publicImage(number));
      case NODE_POOLS -> Affected.resource(kind, number, cluster(number));
      case SQL_DATABASE -> {
        ArmId server = blueprint.id(ResourceKind.SQL_SERVER, number / 2);
        yield Affected.resource(
            kind,
            number,
            server.sibling(
                server.type(),
                server.name() + "/databases/" + (number % 2 == 0 ? "orders" : "Archive")));
      }
      case EC2_INSTANCE -> clouds.instance(number);
      case ECR_IMAGE -> clouds.ecrImage(number);
      case GCP_MACHINE -> clouds.googleMachine(number);
      case GAR_IMAGE -> clouds.googleImage(number);
    };
  }

  /** The scale set of a pool of a cluster: in a group of its own, as Azure makes it. */
  ArmId scaleSet(Affected nodes, String pool) {
    ArmId cluster = nodes.id();
    String group = "MC_" + cluster.group() + "_" + cluster.name();
    return ArmId.ofGroup(cluster.subscription(), group)
        .sibling(
            "Microsoft.Compute/virtualMachineScaleSets",
            "aks-" + pool + "-" + (31_000_000 + nodes.number()) + "-vmss");
  }

  private ArmId cluster(int number) {
    return blueprint
        .group(number % blueprint.groups())
        .sibling(AffectedKind.NODE_POOLS.resourceType(), "aks-contoso-" + (1 + number));
  }

  /** All containers run in the first cluster. */
  private Affected container(AffectedKind kind, int number, ImageName image) {
    String name = image.lastName() + "-" + (1 + number);
    return Affected.image(
        kind,
        number,
        cluster(0),
        "namespace-"
            + (kind == AffectedKind.PUBLIC_CONTAINER ? "kube-system" : "shop")
            + "-pod-"
            + name
            + "-*-*-container-"
            + name,
        image);
  }

  /** The artifacts that are images, numbered through: every seventh is a chart. */
  private EstateImage runnable(int number) {
    return images.at(number + number / (IMAGE_KINDS - 1));
  }

  /** Defender names the image of a platform, never an index. */
  private static ImageName name(EstateImage image, int number) {
    List<String> digests = image.platformDigests();
    return new ImageName(
        image.host(), image.repository(), digests.get(number % digests.size()), image.tags());
  }

  private ImageName publicImage(int number) {
    Draw draw = blueprint.draw("public image", number);
    return new ImageName(
        "mcr.microsoft.com",
        PUBLIC_REPOSITORIES.get(number),
        "sha256:" + (draw.guid() + draw.guid()).replace("-", ""),
        List.of());
  }
}
