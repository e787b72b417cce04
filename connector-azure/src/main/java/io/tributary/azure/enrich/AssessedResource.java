package io.tributary.azure.enrich;

import io.tributary.record.Document;
import io.tributary.record.DocumentBuilder;
import io.tributary.record.FieldPath;
import java.util.List;
import java.util.Locale;
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
 * @param details what the row says under {@code resourceDetails}
 * @param origin the resource of another cloud that the details name, if they do
 */
record AssessedResource(
    String key,
    String id,
    String type,
    Optional<AssessedImage> image,
    Document details,
    Optional<NativeResource> origin) {
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
    Optional<NativeResource> origin = origin(details);
    String cluster = text(row, CLUSTER);
    if (!cluster.isEmpty()) {
      return Optional.of(azure(cluster, details, origin));
    }
    Optional<AssessedImage> image = AssessedImage.of(row);
    if (image.isPresent()) {
      String digest = image.get().digest();
      return Optional.of(
          new AssessedResource(digest, digest, CONTAINER_IMAGE, image, details, origin));
    }
    if (origin.isPresent()) {
      NativeResource found = origin.get();
      return Optional.of(
          new AssessedResource(
              found.key(), found.id(), found.type(), Optional.empty(), details, origin));
    }
    String id = text(row, details);
    return id.isEmpty() ? Optional.empty() : Optional.of(azure(id, details, origin));
  }

  /** The provider, account, region and connector that it is in, as far as the row tells. */
  Document cloud(Document row) {
    String provider = provider(text(details, SOURCE));
    String account = first(row, ACCOUNTS);
    String region = first(row, REGIONS);
    if (origin.isPresent()) {
      account = account.isEmpty() ? origin.get().account() : account;
      region = region.isEmpty() ? origin.get().region() : region;
    }
    if (image.isPresent()) {
      Matcher ecr = ECR.matcher(image.get().registry());
      if (ecr.matches()) {
        account = account.isEmpty() ? ecr.group(1) : account;
        region = region.isEmpty() ? ecr.group(2) : region;
      }
    }
    if (account.isEmpty() && provider.equals(AZURE)) {
      account = row.text(SUBSCRIPTION).orElse("");
    }
    DocumentBuilder cloud = new DocumentBuilder(4);
    put(cloud, "provider", provider);
    put(cloud, "accountId", account);
    put(cloud, "region", region);
    put(cloud, "connectorId", text(details, CONNECTOR));
    return cloud.build();
  }

  private static Optional<NativeResource> origin(Document details) {
    for (FieldPath path : NATIVE_IDS) {
      Optional<NativeResource> found = NativeResource.of(text(details, path));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Databases on machines say how they were found, not where they are. */
  private String provider(String source) {
    return switch (source.toLowerCase(Locale.ROOT)) {
      case "aws", "gcp" -> source.toUpperCase(Locale.ROOT);
      case "azure", "onpremisesql" -> AZURE;
      case "" -> origin.map(NativeResource::provider).orElse(AZURE);
      default -> source;
    };
  }

  private static AssessedResource azure(
      String id, Document details, Optional<NativeResource> origin) {
    ResourceId resource = new ResourceId(id);
    String type = AssetTypes.word(type(resource, details));
    return new AssessedResource(resource.key(), id, type, Optional.empty(), details, origin);
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
  private static String first(Document row, List<FieldPath> paths) {
    String found = "";
    for (int i = 0; i < paths.size() && found.isEmpty(); i++) {
      found = row.text(paths.get(i)).orElse("").strip();
    }
    return found;
  }

  private static String text(Document document, FieldPath path) {
    return document.value(path) instanceof String text ? text.strip() : "";
  }

  private static void put(DocumentBuilder fields, String key, String value) {
    if (!value.isBlank()) {
      fields.put(key, value);
    }
  }
}
