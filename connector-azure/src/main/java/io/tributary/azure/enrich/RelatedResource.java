package io.tributary.azure.enrich;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The container that runs an image, or the scale set that nodes of a cluster are in: what a row of
 * findings tells of besides what it is about. Its id is what the row's own begins with.
 */
final class RelatedResource {
  private static final FieldPath MORE = FieldPath.parse("resourceAdditionalData");
  private static final String ENTITIES = "/securityentitydata/";
  private static final String NAMESPACE = "namespace-";

  private RelatedResource() {}

  /**
   * What is added to a row: {@code relatedKey}, {@code relatedId}, {@code relatedName}, {@code
   * relatedType}, and {@code kubernetes} for a container; nothing when there is no such resource.
   *
   * @param assetKey the key of what the row is about
   */
  static Map<String, Object> of(Document row, String assetKey) {
    ResourceId id =
        row.at("id") instanceof String own ? new ResourceId(own).assessed() : new ResourceId("");
    String key = id.key();
    if (key.isEmpty() || key.equals(assetKey)) {
      return Map.of();
    }
    int entity = key.indexOf(ENTITIES);
    if (entity >= 0 && key.startsWith(NAMESPACE, entity + ENTITIES.length())) {
      return container(row, id);
    }
    return key.contains("/virtualmachinescalesets/")
        ? described(id, id.name(), AssetTypes.word(id.type()))
        : Map.of();
  }

  private static Map<String, Object> container(Document row, ResourceId id) {
    Document properties = row.object("properties").orElse(Document.empty());
    Document data = properties.object("additionalData").orElse(Document.empty());
    Document grouped = data.object("kubernetesDetails").orElse(Document.empty());
    Document individual = AssessedImage.decoded(properties, MORE);
    Map<String, Object> kubernetes = new LinkedHashMap<>();
    put(
        kubernetes,
        "clusterName",
        grouped.text("clusterName"),
        individual.text("ClusterDetails.ClusterName"),
        data.text("K8sClusterName"));
    put(
        kubernetes,
        "namespace",
        grouped.text("namespace"),
        individual.text("Namespace"),
        data.text("Namespace"));
    put(
        kubernetes,
        "controllerKind",
        grouped.text("controllerKind"),
        individual.text("ControllerKind"),
        data.text("ControllerType"));
    put(
        kubernetes,
        "controllerName",
        grouped.text("controllerName"),
        individual.text("ControllerName"),
        data.text("ControllerName"));
    put(kubernetes, "podName", grouped.text("podName"), data.text("PodName"));
    put(
        kubernetes,
        "containerName",
        grouped.text("containerName"),
        individual.text("ContainerName"),
        properties.text("resourceDetails.ResourceName"));
    Map<String, Object> fields =
        described(
            id,
            String.valueOf(kubernetes.getOrDefault("containerName", id.name())),
            "kubernetes-container");
    fields.put("kubernetes", kubernetes);
    return fields;
  }

  private static Map<String, Object> described(ResourceId id, String name, String type) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("relatedKey", id.key());
    fields.put("relatedId", id.text());
    fields.put("relatedName", name);
    fields.put("relatedType", type.toLowerCase(Locale.ROOT));
    return fields;
  }

  @SafeVarargs
  private static void put(Map<String, Object> fields, String key, Optional<String>... candidates) {
    for (Optional<String> candidate : candidates) {
      if (candidate.isPresent() && !candidate.get().isBlank()) {
        fields.put(key, candidate.get());
        return;
      }
    }
  }
}
