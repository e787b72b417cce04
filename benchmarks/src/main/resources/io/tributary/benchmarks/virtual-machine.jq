{
  "asset": {
    "assetHeader": {
      "externalAssetId": .id,
      "vendorAssetId": .id,
      "assetTypeName": "azure-virtual-machine"
    },
    "assetDetail": {
      "name": .name,
      "hostname": .name,
      "hostIdentity": {"hostname": .name},
      "cloudInfo": {"tenantId": .tenantId, "region": .location, "accountId": .subscriptionId},
      "sourceCreatedAt": .properties.timeCreated,
      "externalTags": .externalTags,
      "operatingSystem": {
        "name": .properties.storageProfile.osDisk.osType,
        "publisher": .properties.storageProfile.imageReference.publisher,
        "version": .properties.storageProfile.imageReference.sku
      },
      "computeAssetClass": {
        "cloudInstance": {
          "resourceGroupName": .resourceGroup,
          "imageId": .osDiskId,
          "id": .properties.vmId,
          "hostname": .properties.osProfile.computerName,
          "networkInterfaceId": .primaryNetworkInterface.nicId,
          "macAddress": .primaryNetworkInterface.nicProperties.macAddress,
          "publicIpv4Address": .primaryNetworkInterface.publicIpProperties.ipAddress
        }
      }
    }
  }
}
