package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    Described last = new Described("", "", Map.of());
    for (SourceRecord row : page) {
      Document document = row.document();
      Optional<AssessedResource> resource = AssessedResource.of(document);
      if (resource.isEmpty()) {
        enriched.add(row);
        continue;
      }
      String name = name(document, resource.get());
      boolean image = resource.get().image().isPresent();
      if (image || !last.id().equals(resource.get().id()) || !last.name().equals(name)) {
        last = describe(document, resource.get(), name); // Rows about one resource come in a row.
      }
      Map<String, Object> related = RelatedResource.of(document, resource.get().key());
      Document described = document.withAll(last.fields());
      enriched.add(row.withDocument(related.isEmpty() ? described : described.withAll(related)));
    }
    return new Enrichment(enriched, 0, List.of());
  }

  private static Described describe(Document row, AssessedResource resource, String name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("assetKey", resource.key());
    fields.put("assetId", resource.id());
    fields.put("assetName", name);
    if (!resource.type().isEmpty()) {
      fields.put("assetType", resource.type());
    }
    Map<String, Object> cloud = resource.cloud(row);
    if (!cloud.isEmpty()) {
      fields.put("assetCloud", cloud);
    }
    resource.image().ifPresent(image -> fields.put("image", image.fields()));
    return new Described(resource.id(), name, fields);
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

  /**
   * What is added to the rows about one resource.
   *
   * @param id as it was written
   * @param name as the row has it, or empty
   * @param fields shared by all of these rows
   */
  private record Described(String id, String name, Map<String, Object> fields) {}
}
