package io.tributary.azure.enrich;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a row of findings is about, and the key that this has whichever model, table or casing names
 * it.
 *
 * @param key in one casing
 * @param id as it was written
 * @param type the resource type, in the target model's words where there is one
 * @param image the image that it is, if it is one
 */
record AssessedResource(String key, String id, String type, Optional<AssessedImage> image) {
  private static final FieldPath CLUSTER =
      FieldPath.parse(
          "properties.additionalData.aggregateServerResourceMetadata.managedAggregateResourceId");
  private static final FieldPath DETAILS = FieldPath.parse("properties.resourceDetails");
  private static final List<FieldPath> IDS =
      List.of(FieldPath.parse("NativeResourceId"), FieldPath.parse("Id"));
  private static final List<FieldPath> NATIVE_IDS =
      List.of(
          FieldPath.parse("nativeCloudUniqueIdentifier"),
          FieldPath.parse("NativeResourceId"),
          FieldPath.parse("ResourceId"),
          FieldPath.parse("Id"));
  private static final FieldPath MACHINE = FieldPath.parse("VMUUID");
  private static final FieldPath SOURCE = FieldPath.parse("Source");
  private static final FieldPath WORKING_TYPE = FieldPath.parse("ResourceType");
  private static final String CONTAINER_IMAGE = "container-image";

  /** What a row is about; empty when it does not say. */
  static Optional<AssessedResource> of(Document row) {
    Document details = row.value(DETAILS) instanceof Document found ? found : Document.empty();
    String cluster = text(row, CLUSTER);
    if (!cluster.isEmpty()) {
      return Optional.of(azure(cluster, details));
    }
    Optional<AssessedImage> image = AssessedImage.of(row);
    if (image.isPresent()) {
      String digest = image.get().digest();
      return Optional.of(new AssessedResource(digest, digest, CONTAINER_IMAGE, image));
    }
    for (FieldPath path : NATIVE_IDS) {
      Optional<NativeResource> resource = NativeResource.of(text(details, path));
      if (resource.isPresent()) {
        return Optional.of(
            new AssessedResource(
                resource.get().id().toLowerCase(Locale.ROOT),
                resource.get().id(),
                resource.get().type(),
                Optional.empty()));
      }
    }
    String id = text(row, details);
    return id.isEmpty() ? Optional.empty() : Optional.of(azure(id, details));
  }

  /** The account, region and connector that it is in, as far as the row tells. */
  static Map<String, Object> cloud(Document row, String id) {
    Document details = row.value(DETAILS) instanceof Document found ? found : Document.empty();
    Optional<NativeResource> resource =
        NativeResource.of(details.text("nativeCloudUniqueIdentifier").orElse(id))
            .or(() -> NativeResource.of(id));
    Map<String, Object> cloud = new LinkedHashMap<>();
    put(cloud, "provider", provider(text(details, SOURCE), resource));
    put(
        cloud,
        "accountId",
        details
            .text("hierarchyId")
            .or(() -> resource.map(NativeResource::account))
            .filter(account -> !account.isBlank())
            .or(() -> row.text("subscriptionId"))
            .orElse(""));
    put(
        cloud,
        "region",
        details.text("region").or(() -> resource.map(NativeResource::region)).orElse(""));
    put(cloud, "connectorId", details.text("connectorId").orElse(""));
    return cloud;
  }

  private static String provider(String source, Optional<NativeResource> resource) {
    return switch (source.toLowerCase(Locale.ROOT)) {
      case "aws", "gcp" -> source.toUpperCase(Locale.ROOT);
      case "azure" -> "Azure";
      default -> source.isEmpty() ? resource.map(NativeResource::provider).orElse("") : source;
    };
  }

  private static AssessedResource azure(String id, Document details) {
    ResourceId resource = new ResourceId(id);
    String type = resource.type().isEmpty() ? working(details) : resource.type();
    return new AssessedResource(resource.key(), id, AssetTypes.word(type), Optional.empty());
  }

  /** The type that the row tells, where the id has none. */
  private static String working(Document details) {
    return text(details, WORKING_TYPE).toLowerCase(Locale.ROOT);
  }

  private static String text(Document row, Document details) {
    String id = "";
    for (FieldPath path : IDS) {
      id = id.isEmpty() ? text(details, path) : id;
    }
    if (id.isEmpty() && row.at("id") instanceof String own) {
      id = new ResourceId(own).assessed().text();
    }
    if (id.isEmpty()) {
      id = text(details, MACHINE);
    }
    return id.isEmpty() ? "" : id + database(details);
  }

  /** A database on a machine has no resource id: it is known by its server and its own name. */
  private static String database(Document details) {
    String server = details.text("serverName").orElse("").strip();
    String database = details.text("databaseName").orElse("").strip();
    return server.isEmpty() || database.isEmpty()
        ? ""
        : "/sqlServers/" + server + "/databases/" + database;
  }

  private static String text(Document document, FieldPath path) {
    return document.value(path) instanceof String text ? text.strip() : "";
  }

  private static void put(Map<String, Object> fields, String key, String value) {
    if (!value.isBlank()) {
      fields.put(key, value);
    }
  }
}
