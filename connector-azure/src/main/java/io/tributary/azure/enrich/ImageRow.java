package io.tributary.azure.enrich;

import io.tributary.azure.registry.ImagePlace;
import io.tributary.azure.registry.ImageReader.Tags;
import io.tributary.azure.registry.Registry;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A row about an image.
 *
 * @param record the row
 * @param place where its image can be read, if it can
 */
record ImageRow(SourceRecord record, Optional<ImagePlace> place) {
  private static final List<String> OF_IMAGE = List.of("mediaType", "size", "imageConfigV2");

  /** The tags that the row says, if it says so. */
  Optional<List<String>> tags() {
    return record.document().at("tags") instanceof List<?>
        ? Optional.of(record.document().texts("tags").stream().sorted().toList())
        : Optional.empty();
  }

  /** The row with what was read about its image, and the tags if it has none of its own. */
  SourceRecord with(Optional<Document> image, Optional<Tags> asked) {
    Map<String, Object> more = new LinkedHashMap<>();
    place.ifPresent(known -> addRegistry(known.registry(), more));
    Optional<List<String>> tags =
        tags().or(() -> asked.filter(read -> read.unknown().isEmpty()).map(Tags::names));
    tags.ifPresent(names -> addTags(names, more));
    image.ifPresent(
        read -> {
          copy(read, List.of("imageConfigV2"), more);
          read.text("kind").ifPresent(kind -> more.put("imageKind", kind));
        });
    if (record.document().at("digest") instanceof String digest && !digest.isBlank()) {
      more.put("images", images(digest.strip().toLowerCase(Locale.ROOT), image));
    }
    return more.isEmpty() ? record : record.withDocument(record.document().withAll(more));
  }

  private void addRegistry(Registry registry, Map<String, Object> more) {
    addIfAbsent("location", registry.location(), more);
    addIfAbsent("subscriptionId", registry.subscriptionId(), more);
    addIfAbsent("tenantId", registry.tenantId(), more);
    addIfAbsent("registryId", registry.id(), more);
  }

  private void addIfAbsent(String key, String value, Map<String, Object> more) {
    boolean absent = record.document().text(key).orElse("").isEmpty();
    if (absent && !value.isEmpty()) {
      more.put(key, value);
    }
  }

  private void addTags(List<String> tags, Map<String, Object> more) {
    String host = record.document().text("registryHost").orElse("").toLowerCase(Locale.ROOT);
    String repository = record.document().text("repositoryName").orElse("");
    if (!host.isEmpty() && !repository.isEmpty()) {
      more.put(
          "imageTagReferences",
          tags.stream().map(tag -> host + "/" + repository + ":" + tag).toList());
    }
    if (!tags.isEmpty()) {
      more.put("imageTag", tags.get(0));
    }
  }

  private static List<Object> images(String digest, Optional<Document> image) {
    List<Object> images = new ArrayList<>();
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("digest", digest);
    image.ifPresent(read -> copy(read, OF_IMAGE, own));
    images.add(own);
    image.ifPresent(
        read ->
            read.objects("platforms")
                .forEach(platform -> images.add(platform.with("platformOf", digest))));
    return images;
  }

  private static void copy(Document from, List<String> keys, Map<String, Object> to) {
    for (String key : keys) {
      Object value = from.at(key);
      if (value != null) {
        to.put(key, value);
      }
    }
  }
}
