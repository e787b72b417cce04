package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of groups of container instances. */
final class ContainerGroupRows {
  private static final List<String> IMAGES =
      List.of(
          "mcr.microsoft.com/azuredocs/aci-helloworld",
          "contosoregistry1.azurecr.io/payments/api:1.4.2",
          "nginx:1.27",
          "contosoregistry1.azurecr.io/orders/worker@sha256:"
              + "3f1c9a5e0b7d48f2a6c4e1d09b8735fa2c6e4d81b07f95a3e2d1c0b4a5968712",
          "registry.contoso.example:5000/tools/sidecar:latest");

  private final Blueprint blueprint;
  private final ResourceRows resources;

  ContainerGroupRows(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.resources = new ResourceRows(blueprint);
  }

  /** How many containers a group has. */
  static int containers(int group) {
    return 1 + group % 3;
  }

  /** How many containers of a group run before the others. */
  static int initContainers(int group) {
    return group % 2;
  }

  static String containerName(int number) {
    return "container-" + (number + 1);
  }

  static String initContainerName(int number) {
    return "init-" + (number + 1);
  }

  Table table() {
    return new GeneratedRows(blueprint.count(ResourceKind.CONTAINER_GROUP), this::row);
  }

  private Map<String, @Nullable Object> row(int index) {
    ArmId id = blueprint.id(ResourceKind.CONTAINER_GROUP, index);
    Draw draw = blueprint.draw("container group", index);
    List<Object> containers = new ArrayList<>();
    for (int i = 0; i < containers(index); i++) {
      containers.add(container(index, i, draw));
    }
    List<Object> initContainers = new ArrayList<>();
    for (int i = 0; i < initContainers(index); i++) {
      initContainers.add(
          object(
              "name",
              initContainerName(i),
              "properties",
              object(
                  "image",
                  "busybox",
                  "command",
                  List.of("sh", "-c", "true"),
                  "environmentVariables",
                  List.of())));
    }
    Map<String, @Nullable Object> properties =
        object(
            "sku", "Standard",
            "provisioningState", "Succeeded",
            "containers", containers,
            "initContainers", initContainers,
            "restartPolicy", "Always",
            "osType", "Linux",
            "imageRegistryCredentials",
                List.of(
                    object("server", "contosoregistry1.azurecr.io", "username", "contoso-pull")));
    if (index % 2 == 0) { // A private group has no address.
      properties.put(
          "ipAddress",
          object(
              "type",
              "Public",
              "ip",
              "198.51.100." + (1 + index % 254),
              "ports",
              List.of(object("protocol", "TCP", "port", 80))));
    }
    Map<String, @Nullable Object> row =
        resources.row(
            id, Casing.AS_CREATED, blueprint.groupOf(ResourceKind.CONTAINER_GROUP, index));
    row.put("properties", properties);
    row.put("tags", index % 3 == 0 ? Map.of() : object("team", "contoso-platform"));
    if (index % 4 == 1) {
      row.put("zones", List.of("2"));
    }
    if (index % 5 == 2) { // Made for a script of a deployment, which it belongs to.
      row.put("managedBy", id.text(Casing.AS_CREATED) + "-script");
    }
    return row;
  }

  private static Map<String, @Nullable Object> container(int group, int number, Draw draw) {
    Map<String, @Nullable Object> properties =
        object(
            "image", IMAGES.get((group + number) % IMAGES.size()),
            "ports", List.of(object("protocol", "TCP", "port", 80 + number)),
            "environmentVariables", environment(number),
            "resources", object("requests", object("cpu", 1.0, "memoryInGB", 1.5)));
    if (group % 4 != 3) { // A group that was never started has no view.
      properties.put(
          "instanceView",
          object(
              "restartCount",
              draw.below(5),
              "currentState",
              object("state", number == 2 ? "Waiting" : "Running", "startTime", Dates.plain(draw)),
              "events",
              List.of()));
    }
    return object("name", containerName(number), "properties", properties);
  }

  /** A secure variable comes without its value; a plain one that holds a secret comes with it. */
  private static List<Object> environment(int number) {
    return List.of(
        object("name", "MODE", "value", "prod"),
        object("name", "API_KEY", "secureValue", null),
        object("name", "SIGNING_KEY"),
        object(
            "name",
            "DB_CONNECTION",
            "value",
            "Server=db" + number + ".contoso.example;Password=made-up-" + number));
  }
}
