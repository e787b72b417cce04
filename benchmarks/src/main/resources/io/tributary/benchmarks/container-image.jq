. as $row
| .properties.additionalData.artifactDetails as $artifact
| ($artifact.repositoryName // .repositoryName) as $repository
| (.properties.resourceDetails.source // .source // "Azure") as $source
| .images[]
| ($artifact.digest // .digest) as $digest
| {
    asset: {
      assetHeader: {
        assetTypeName: "container-image",
        externalAssetId: $digest,
        vendorAssetId: $digest
      },
      assetDetail: {
        name: $repository,
        cloudInfo: {
          tenantId: $row.tenantId,
          accountId: $row.subscriptionId,
          provider: (if ($source | ascii_downcase) == "azure" then "Azure" else $source end),
          region: $row.location
        },
        operatingSystem: {name: .imageConfigV2.os},
        containerImageAssetClass: {
          name: $repository,
          repository: $repository,
          registry: ($artifact.registryHost // $row.registryHost),
          digest: $digest,
          tag: $row.imageTag,
          imageTagReferences: $row.imageTagReferences,
          architecture: .imageConfigV2.architecture,
          variant: .imageConfigV2.variant,
          creationDate: .imageConfigV2.created,
          layers: [.imageConfigV2.history[] | {sizeInBytes: .size, digest, createdBy: .created_by}]
        }
      }
    }
  }
