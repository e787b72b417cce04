package io.tributary.benchmarks;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The map of a virtual machine as somebody would write it by hand who knows what is fast: paths
 * compiled once, every object made when it is needed.
 */
final class HandWrittenMap implements TransformMap {
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

  @Override
  public Mapping apply(SourceRecord record) {
    Document row = record.document();
    if (!(row.at("id") instanceof String id)) {
      return Mapping.fail("there is no id");
    }
    Map<String, Object> header = new LinkedHashMap<>();
    put(header, "externalAssetId", id);
    put(header, "vendorAssetId", id);
    put(header, "assetTypeName", "azure-virtual-machine");

    Map<String, Object> cloud = new LinkedHashMap<>();
    put(cloud, "tenantId", row.at("tenantId"));
    put(cloud, "region", row.at("location"));
    put(cloud, "accountId", row.at("subscriptionId"));

    Map<String, Object> system = new LinkedHashMap<>();
    put(system, "name", row.value(OS));
    put(system, "publisher", row.value(PUBLISHER));
    put(system, "version", row.value(SKU));

    Map<String, Object> instance = new LinkedHashMap<>();
    put(instance, "resourceGroupName", row.at("resourceGroup"));
    put(instance, "imageId", row.at("osDiskId"));
    put(instance, "id", row.value(VM_ID));
    put(instance, "hostname", row.value(COMPUTER));
    put(instance, "networkInterfaceId", row.value(NIC));
    put(instance, "macAddress", row.value(MAC));
    put(instance, "publicIpv4Address", row.value(ADDRESS));

    Map<String, Object> detail = new LinkedHashMap<>();
    Object name = row.at("name");
    put(detail, "name", name);
    put(detail, "hostname", name);
    Map<String, Object> identity = new LinkedHashMap<>();
    put(identity, "hostname", name);
    detail.put("hostIdentity", identity);
    detail.put("cloudInfo", cloud);
    put(detail, "sourceCreatedAt", row.value(CREATED));
    put(detail, "externalTags", row.at("externalTags"));
    detail.put("operatingSystem", system);
    Map<String, Object> compute = new LinkedHashMap<>();
    compute.put("cloudInstance", instance);
    detail.put("computeAssetClass", compute);

    Map<String, Object> asset = new LinkedHashMap<>();
    asset.put("assetHeader", header);
    asset.put("assetDetail", detail);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("asset", asset);
    return Mapping.of(new Asset(id.toLowerCase(Locale.ROOT), false, Document.owning(tree)));
  }

  private static void put(Map<String, Object> into, String key, @Nullable Object value) {
    if (value != null) {
      into.put(key, value);
    }
  }
}
