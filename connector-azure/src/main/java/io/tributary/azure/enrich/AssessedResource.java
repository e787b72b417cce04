package io.tributary.azure.enrich;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final List<FieldPath> ACCOUNTS =
      List.of(
          FieldPath.parse("properties.resourceDetails.hierarchyId"),
          FieldPath.parse("properties.additionalData.HierarchyId"),
          FieldPath.parse("properties.resourceDetails.AccountId"),
          FieldPath.parse("properties.resourceDetails.ProjectId"));
  private static final List<FieldPath> REGIONS =
      List.of(FieldPath.parse("properties.resourceDetails.region"));
  private static final FieldPath CONNECTOR = FieldPath.parse("connectorId");
  private static final FieldPath SUBSCRIPTION = FieldPath.parse("subscriptionId");
  private static final FieldPath SERVER = FieldPath.parse("serverName");
  private static final FieldPath DATABASE = FieldPath.parse("databaseName");
  private static final FieldPath WORKING_TYPE = FieldPath.parse("ResourceType");
  private static final String CONTAINER_IMAGE = "container-image";
  private static final String AZURE = "Azure";

  /** What Defender for Cloud calls things that have no resource id. */
  private static final String ENTITY = "/securityentitydata";

  private static final Pattern ECR = Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\..+");

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
    Optional<NativeResource> resource = nativeId(details);
    if (resource.isPresent()) {
      return Optional.of(
          new AssessedResource(
              resource.get().key(), resource.get().id(), resource.get().type(), Optional.empty()));
    }
    String id = text(row, details);
    return id.isEmpty() ? Optional.empty() : Optional.of(azure(id, details));
  }

  /** The provider, account, region and connector that it is in, as far as the row tells. */
  Map<String, Object> cloud(Document row) {
    Document details = row.value(DETAILS) instanceof Document found ? found : Document.empty();
    Optional<NativeResource> resource = nativeId(details);
    Matcher ecr = ECR.matcher(image.map(AssessedImage::registry).orElse(""));
    Map<String, Object> cloud = new LinkedHashMap<>();
    String provider = provider(text(details, SOURCE), resource);
    put(cloud, "provider", provider);
    put(
        cloud,
        "accountId",
        first(row, ACCOUNTS)
            .or(() -> resource.map(NativeResource::account).filter(id -> !id.isEmpty()))
            .or(() -> ecr.matches() ? Optional.of(ecr.group(1)) : Optional.empty())
            .or(() -> provider.equals(AZURE) ? row.text(SUBSCRIPTION) : Optional.empty())
            .orElse(""));
    put(
        cloud,
        "region",
        first(row, REGIONS)
            .or(() -> resource.map(NativeResource::region).filter(name -> !name.isEmpty()))
            .or(() -> ecr.matches() ? Optional.of(ecr.group(2)) : Optional.empty())
            .orElse(""));
    put(cloud, "connectorId", text(details, CONNECTOR));
    return cloud;
  }

  private static Optional<NativeResource> nativeId(Document details) {
    return NATIVE_IDS.stream()
        .flatMap(path -> NativeResource.of(text(details, path)).stream())
        .findFirst();
  }

  /** Databases on machines say how they were found, not where they are. */
  private static String provider(String source, Optional<NativeResource> resource) {
    return switch (source.toLowerCase(Locale.ROOT)) {
      case "aws", "gcp" -> source.toUpperCase(Locale.ROOT);
      case "azure", "onpremisesql" -> AZURE;
      case "" -> resource.map(NativeResource::provider).orElse(AZURE);
      default -> source;
    };
  }

  private static AssessedResource azure(String id, Document details) {
    ResourceId resource = new ResourceId(id);
    return new AssessedResource(
        resource.key(), id, AssetTypes.word(type(resource, details)), Optional.empty());
  }

  /** The type that the id tells, or, where that tells none of its own, the row. */
  private static String type(ResourceId resource, Document details) {
    if (isDatabaseOnMachine(details)) {
      return "sql-database";
    }
    String type = resource.type();
    if (type.endsWith(ENTITY)) {
      return resource.name().startsWith("namespace-")
          ? "kubernetes-container"
          : told(details, type);
    }
    return type.isEmpty() ? told(details, "") : type;
  }

  private static String told(Document details, String otherwise) {
    String told = text(details, WORKING_TYPE).toLowerCase(Locale.ROOT);
    return told.isEmpty() ? otherwise : told;
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
    if (!isDatabaseOnMachine(details)) {
      return "";
    }
    String server = details.text(SERVER).orElse("").strip();
    String database = details.text(DATABASE).orElse("").strip();
    return server.isEmpty() || database.isEmpty()
        ? ""
        : "/sqlServers/" + server + "/databases/" + database;
  }

  private static boolean isDatabaseOnMachine(Document details) {
    return text(details, SOURCE).equalsIgnoreCase("OnPremiseSql");
  }

  /** An account may be a number, too. */
  private static Optional<String> first(Document row, List<FieldPath> paths) {
    return paths.stream()
        .flatMap(path -> row.text(path).stream())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
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
