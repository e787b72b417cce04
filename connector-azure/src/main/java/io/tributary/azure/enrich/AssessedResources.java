package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.record.Document;
import io.tributary.record.DocumentBuilder;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds what a row of findings is about: {@code assetKey} in one casing, {@code assetId} as it was
 * written, {@code assetName}, {@code assetType} in the target model's words, and {@code assetCloud}
 * with {@code provider}, {@code accountId}, {@code region} and {@code connectorId}; for a container
 * image also {@code image} with {@code digest}, {@code registry}, {@code repository}, {@code tag}
 * and {@code tags}; for what the row tells of besides, see {@link RelatedResource}.
 *
 * <p>An image is known by its digest, wherever it is kept or runs; the nodes of a Kubernetes
 * cluster by the cluster; a resource of AWS or Google Cloud by its ARN or self link. Else the id is
 * looked for in {@code NativeResourceId}, {@code Id}, what the row's own id begins with, and {@code
 * VMUUID}: of 199 recorded assessments none had {@code NativeResourceId} or {@code ResourceName},
 * and machines outside Azure have no {@code Id} either. The name is looked for in {@code
 * databaseName}, {@code ResourceName}, {@code MachineName} and the last segment of the id. A row in
 * which none of them is found gets nothing.
 */
public final class AssessedResources implements Enricher {
  private static final FieldPath DETAILS = FieldPath.parse("properties.resourceDetails");
  private static final List<FieldPath> NAMES =
      List.of(
          FieldPath.parse("databaseName"),
          FieldPath.parse("ResourceName"),
          FieldPath.parse("MachineName"));

  @Override
  public Enrichment enrich(List<SourceRecord> page) {
    List<SourceRecord> described = new ArrayList<>(page.size());
    for (SourceRecord row : page) {
      described.add(described(row));
    }
    return new Enrichment(described, 0, List.of());
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  private static SourceRecord described(SourceRecord row) {
    Document document = row.document();
    Optional<AssessedResource> resource = AssessedResource.of(document);
    return resource.isPresent()
        ? row.withDocument(document.withAll(fields(document, resource.get())))
        : row;
  }

  private static Document fields(Document row, AssessedResource resource) {
    DocumentBuilder fields = new DocumentBuilder();
    fields.put("assetKey", resource.key());
    fields.put("assetId", resource.id());
    fields.put("assetName", name(row, resource));
    if (!resource.type().isEmpty()) {
      fields.put("assetType", resource.type());
    }
    Document cloud = resource.cloud(row);
    if (!cloud.isEmpty()) {
      fields.put("assetCloud", cloud);
    }
    resource.image().ifPresent(image -> fields.put("image", image.fields()));
    RelatedResource.of(row, resource.key()).forEach(fields::put);
    return fields.build();
  }

  private static String name(Document row, AssessedResource resource) {
    if (resource.image().isPresent()) {
      String repository = resource.image().get().repository();
      return repository.isEmpty() ? resource.id() : repository;
    }
    if (row.value(DETAILS) instanceof Document details) {
      for (FieldPath path : NAMES) {
        if (details.value(path) instanceof String text && !text.isBlank()) {
          return text.strip();
        }
      }
    }
    return new ResourceId(resource.id()).name();
  }
}
