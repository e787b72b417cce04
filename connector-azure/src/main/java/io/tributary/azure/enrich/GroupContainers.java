package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Adds to a container group {@code containers}, one object for each of its containers, those that
 * run before the others included, to be laid over the row:
 *
 * <pre>{@code
 * {containerKey, containerId, containerType: container|init-container,
 *  imageRegistry, imageName, imageTagOrDigest, imageDigest?,
 *  properties: {…of the group, container: {name, properties: {…}}}}
 * }</pre>
 *
 * <p>The key is made of the group's id and the container's name, so that containers keep theirs
 * when somebody orders them anew. A group without any container has no such list.
 */
public final class GroupContainers implements Enricher {
  @Override
  public Enrichment enrich(List<SourceRecord> page) {
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    for (SourceRecord group : page) {
      List<Object> containers = containers(group.document());
      enriched.add(
          containers.isEmpty()
              ? group
              : group.withDocument(group.document().with("containers", containers)));
    }
    return new Enrichment(enriched, 0, List.of());
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  private static List<Object> containers(Document group) {
    List<Object> containers = new ArrayList<>();
    add(group, "containers", "container", containers);
    add(group, "initContainers", "init-container", containers);
    return containers;
  }

  private static void add(Document group, String key, String type, List<Object> containers) {
    int number = 0;
    for (Document container : group.objects("properties." + key)) {
      number++;
      // Azure asks for a name; what has none all the same is told apart by its place.
      String name = container.text("name").filter(text -> !text.isBlank()).orElse("#" + number);
      containers.add(described(group, container, key + "/" + name, type));
    }
  }

  private static Map<String, Object> described(
      Document group, Document container, String path, String type) {
    String id = group.text("id").orElse("") + "/" + path;
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("containerKey", id.toLowerCase(Locale.ROOT));
    described.put("containerId", id);
    described.put("containerType", type);
    container
        .text("properties.image")
        .map(ImageReference::parse)
        .ifPresent(image -> describe(image, described));
    described.put(
        "properties",
        group.object("properties").orElse(Document.empty()).with("container", container));
    return described;
  }

  private static void describe(ImageReference image, Map<String, Object> described) {
    described.put("imageRegistry", image.registry());
    described.put("imageName", image.repository());
    described.put("imageTagOrDigest", image.tagOrDigest());
    if (!image.digest().isEmpty()) {
      described.put("imageDigest", image.digest());
    }
  }
}
