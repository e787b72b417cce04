package io.tributary.testkit.estate;

import io.tributary.record.Document;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageIndex;
import io.tributary.testkit.registry.Registry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the assets of an estate by reading its inventories and registries, as a sync would. */
final class AssetRecount {
  private final Estate estate;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Set<String> keys = new HashSet<>();

  AssetRecount(Estate estate) {
    this.estate = estate;
    for (String dataset :
        List.of(
            "azure.virtual-machine",
            "azure.container-instance",
            "azure.serverless",
            "aws.ec2-instance",
            "aws.lambda-function",
            "aws.container-image")) {
      rows.put(dataset, 0);
    }
    for (String table : List.of("resources", "awsresources")) {
      EstateTest.rows(estate, table).stream().map(Document::owning).forEach(this::read);
    }
  }

  Map<String, Integer> rows() {
    return rows;
  }

  Set<String> keys() {
    return keys;
  }

  private void read(Document row) {
    switch (text(row, "type")) {
      case "microsoft.compute/virtualmachines" -> add("azure.virtual-machine", text(row, "id"));
      case "microsoft.web/sites" -> {
        if (Arrays.asList(text(row, "kind").split(",")).contains("functionapp")) {
          add("azure.serverless", text(row, "id"));
        }
      }
      case "microsoft.containerinstance/containergroups" -> {
        rows.merge("azure.container-instance", 1, Integer::sum);
        containers(row, "containers");
        containers(row, "initContainers");
      }
      case "microsoft.containerregistry/registries" ->
          estate
              .registryContent()
              .registry(text(row, "properties.loginServer"))
              .ifPresent(this::read);
      case "microsoft.awsconnector/ec2instances" ->
          add("aws.ec2-instance", text(row, "properties.arn"));
      case "microsoft.awsconnector/lambdafunctions" ->
          add("aws.lambda-function", text(row, "properties.arn"));
      case "microsoft.awsconnector/ecrimagedetails" ->
          add("aws.container-image", text(row, "properties.awsProperties.imageDigest"));
      default -> {}
    }
  }

  private void containers(Document group, String name) {
    for (Document container : group.objects("properties." + name)) {
      keys.add(lower(text(group, "id") + "/" + name + "/" + text(container, "name")));
    }
  }

  private void read(Registry registry) {
    registry.repositories().values().stream()
        .flatMap(repository -> repository.artifacts().values().stream())
        .forEach(
            artifact -> {
              artifact.images().stream()
                  .filter(Image::isRunnable)
                  .forEach(image -> keys.add(image.digest()));
              if (artifact instanceof ImageIndex) {
                keys.add(artifact.digest());
              }
            });
  }

  private void add(String dataset, String key) {
    rows.merge(dataset, 1, Integer::sum);
    keys.add(lower(key));
  }

  private static String text(Document document, String path) {
    return document.text(path).orElse("");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
