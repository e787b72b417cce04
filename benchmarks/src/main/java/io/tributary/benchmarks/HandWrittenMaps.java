package io.tributary.benchmarks;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps as somebody would write them by hand who knows what is fast: paths compiled once, nothing
 * read twice, every object made when it is needed and as large as it will be.
 */
final class HandWrittenMaps {
  private static final FieldPath CREATED = FieldPath.parse("properties.timeCreated");
  private static final FieldPath VM_ID = FieldPath.parse("properties.vmId");
  private static final FieldPath COMPUTER = FieldPath.parse("properties.osProfile.computerName");
  private static final FieldPath OS = FieldPath.parse("properties.storageProfile.osDisk.osType");
  private static final FieldPath PUBLISHER =
      FieldPath.parse("properties.storageProfile.imageReference.publisher");
  private static final FieldPath SKU =
      FieldPath.parse("properties.storageProfile.imageReference.sku");
  private static final FieldPath NIC = FieldPath.parse("primaryNetworkInterface.nicId");
  private static final FieldPath MAC =
      FieldPath.parse("primaryNetworkInterface.nicProperties.macAddress");
  private static final FieldPath ADDRESS =
      FieldPath.parse("primaryNetworkInterface.publicIpProperties.ipAddress");

  private static final FieldPath ARTIFACT =
      FieldPath.parse("properties.additionalData.artifactDetails");
  private static final FieldPath SOURCE = FieldPath.parse("properties.resourceDetails.source");
  private static final FieldPath ZONE = FieldPath.parse("zones[0]");

  private HandWrittenMaps() {}

  /**
   * The map of a dataset.
   *
   * @throws IllegalArgumentException when nobody has written one
   */
  static TransformMap of(String dataset) {
    return switch (dataset) {
      case "azure.virtual-machine" -> HandWrittenMaps::virtualMachine;
      case "azure.container-image" -> HandWrittenMaps::containerImage;
      default -> throw new IllegalArgumentException("No map is written for " + dataset);
    };
  }

  private static Mapping virtualMachine(SourceRecord record) {
    Document row = record.document();
    if (!(row.at("id") instanceof String id)) {
      return Mapping.fail("there is no id");
    }
    Map<String, Object> header = object(3);
    put(header, "externalAssetId", id);
    put(header, "vendorAssetId", id);
    put(header, "assetTypeName", "azure-virtual-machine");

    Map<String, Object> cloud = object(3);
    put(cloud, "tenantId", row.at("tenantId"));
    put(cloud, "region", row.at("location"));
    put(cloud, "accountId", row.at("subscriptionId"));

    Map<String, Object> system = object(3);
    put(system, "name", row.value(OS));
    put(system, "publisher", row.value(PUBLISHER));
    put(system, "version", row.value(SKU));

    Map<String, Object> instance = object(7);
    put(instance, "resourceGroupName", row.at("resourceGroup"));
    put(instance, "imageId", row.at("osDiskId"));
    put(instance, "id", row.value(VM_ID));
    put(instance, "hostname", row.value(COMPUTER));
    put(instance, "networkInterfaceId", row.value(NIC));
    put(instance, "macAddress", row.value(MAC));
    put(instance, "publicIpv4Address", row.value(ADDRESS));

    Map<String, Object> detail = object(8);
    Object name = row.at("name");
    put(detail, "name", name);
    put(detail, "hostname", name);
    Map<String, Object> identity = object(1);
    put(identity, "hostname", name);
    detail.put("hostIdentity", identity);
    detail.put("cloudInfo", cloud);
    put(detail, "sourceCreatedAt", row.value(CREATED));
    put(detail, "externalTags", row.at("externalTags"));
    detail.put("operatingSystem", system);
    Map<String, Object> compute = object(1);
    compute.put("cloudInstance", instance);
    detail.put("computeAssetClass", compute);
    return Mapping.of(asset(id, header, detail));
  }

  private static Mapping containerImage(SourceRecord record) {
    Document row = record.document();
    if (row.at("imageKind") instanceof String kind && kind.equalsIgnoreCase("artifact")) {
      return Mapping.skip("not-an-image");
    }
    Document artifact = row.value(ARTIFACT) instanceof Document found ? found : Document.empty();
    List<?> images =
        row.at("images") instanceof List<?> list && !list.isEmpty() ? list : List.of(row);
    TargetRecord[] assets = new TargetRecord[images.size()];
    for (int i = 0; i < assets.length; i++) {
      if (!(images.get(i) instanceof Document image)) {
        return Mapping.fail("there is something else than an object among the images");
      }
      if (!(or(artifact.at("digest"), image, row, "digest") instanceof String digest)) {
        return Mapping.fail("there is no digest");
      }
      assets[i] = image(digest, artifact, image, row);
    }
    return Mapping.of(assets);
  }

  private static Asset image(String digest, Document artifact, Document image, Document row) {
    Map<String, Object> header = object(3);
    put(header, "assetTypeName", "container-image");
    put(header, "externalAssetId", digest);
    put(header, "vendorAssetId", digest);

    Map<String, Object> cloud = object(5);
    put(cloud, "tenantId", row.at("tenantId"));
    put(cloud, "accountId", row.at("subscriptionId"));
    put(cloud, "provider", provider(row));
    put(cloud, "region", row.at("location"));
    put(cloud, "availabilityZone", zone(row));

    Document config =
        or(null, image, row, "imageConfigV2") instanceof Document found ? found : Document.empty();
    Object repository = or(artifact.at("repositoryName"), row, "repositoryName");
    Map<String, Object> about = object(12);
    put(about, "name", repository);
    put(about, "repository", repository);
    put(about, "registry", or(artifact.at("registryHost"), row, "registryHost"));
    put(about, "digest", digest);
    put(about, "tag", row.at("imageTag"));
    put(about, "imageTagReferences", row.at("imageTagReferences"));
    put(about, "indexDigest", image.at("platformOf"));
    put(about, "architecture", config.at("architecture"));
    put(about, "variant", config.at("variant"));
    put(about, "creationDate", config.at("created"));
    put(about, "layers", config.at("history") instanceof List<?> steps ? layers(steps) : null);

    Map<String, Object> detail = object(5);
    put(detail, "name", repository);
    detail.put("cloudInfo", cloud);
    put(detail, "externalTags", row.at("externalTags"));
    Map<String, Object> system = object(1);
    put(system, "name", config.at("os"));
    detail.put("operatingSystem", system);
    detail.put("containerImageAssetClass", about);
    return asset(digest, header, detail);
  }

  private static List<Object> layers(List<?> steps) {
    int size = steps.size();
    List<Object> layers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      if (steps.get(i) instanceof Document step) {
        Map<String, Object> layer = object(3);
        put(layer, "sizeInBytes", step.at("size"));
        put(layer, "digest", step.at("digest"));
        put(layer, "createdBy", step.at("created_by"));
        layers.add(layer);
      }
    }
    return layers;
  }

  private static Object provider(Document row) {
    Object source = or(row.value(SOURCE), row, "source");
    if (source == null || (source instanceof String text && text.equalsIgnoreCase("azure"))) {
      return "Azure";
    }
    return source;
  }

  private static @Nullable Object zone(Document row) {
    Object zones = row.at("zones");
    return zones instanceof List ? row.value(ZONE) : zones;
  }

  private static @Nullable Object or(@Nullable Object first, Document row, String key) {
    return first == null ? row.at(key) : first;
  }

  private static @Nullable Object or(
      @Nullable Object first, Document image, Document row, String key) {
    return or(or(first, image, key), row, key);
  }

  private static Asset asset(String id, Map<String, Object> header, Map<String, Object> detail) {
    Map<String, Object> asset = object(2);
    asset.put("assetHeader", header);
    asset.put("assetDetail", detail);
    Map<String, Object> tree = object(1);
    tree.put("asset", asset);
    return new Asset(id.toLowerCase(Locale.ROOT), false, Document.owning(tree));
  }

  /** An object with room for so many keys. */
  private static Map<String, Object> object(int keys) {
    return new LinkedHashMap<>(keys * 4 / 3 + 1);
  }

  private static void put(Map<String, Object> into, String key, @Nullable Object value) {
    if (value != null) {
      into.put(key, value);
    }
  }
}
