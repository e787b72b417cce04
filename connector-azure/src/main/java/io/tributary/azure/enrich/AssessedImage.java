package io.tributary.azure.enrich;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The container image that a row of findings is about, from wherever its model has it: {@code
 * artifactDetails} of a grouped recommendation; {@code resourceAdditionalData} of an individual
 * one, beside the repository or in the reference of a running image; {@code additionalData} of
 * older assessments; or the id of what was assessed.
 *
 * @param digest such as {@code sha256:…}, in lower case
 * @param registry host; empty when it is not told
 * @param repository empty when it is not told
 * @param tags may be empty
 */
record AssessedImage(String digest, String registry, String repository, List<String> tags) {
  private static final FieldPath ID = FieldPath.parse("Id");
  private static final FieldPath NATIVE_ID = FieldPath.parse("NativeResourceId");
  private static final FieldPath IMAGE_URI = FieldPath.parse("ImageUri");
  private static final FieldPath RUNNING_IMAGE_URI = FieldPath.parse("ImageDetails.ImageUri");
  private static final FieldPath DIGEST = FieldPath.parse("digest");
  private static final FieldPath REGISTRY_HOST = FieldPath.parse("registryHost");
  private static final FieldPath REPOSITORY_NAME = FieldPath.parse("repositoryName");
  private static final FieldPath REPO = FieldPath.parse("Repo");
  private static final FieldPath PROPERTIES = FieldPath.parse("properties");
  private static final FieldPath DATA = FieldPath.parse("additionalData");
  private static final FieldPath ARTIFACT = FieldPath.parse("artifactDetails");
  private static final FieldPath MORE = FieldPath.parse("resourceAdditionalData");
  private static final FieldPath REPOSITORY_DETAILS = FieldPath.parse("RepositoryDetails");
  private static final FieldPath DETAILS = FieldPath.parse("resourceDetails");
  private static final Pattern REPOSITORY =
      Pattern.compile("repositories/(.+)/images/", Pattern.CASE_INSENSITIVE);

  /** The image of a row; empty when the row is about something else. */
  static Optional<AssessedImage> of(Document row) {
    Document properties = object(row, PROPERTIES);
    Document data = object(properties, DATA);
    Document artifact = object(data, ARTIFACT);
    Document more = decoded(properties, MORE);
    Document repository = object(more, REPOSITORY_DETAILS);
    Document details = object(properties, DETAILS);
    String assessed = first(text(details, ID), text(details, NATIVE_ID));
    String uri = first(text(more, IMAGE_URI), text(more, RUNNING_IMAGE_URI), text(data, IMAGE_URI));
    String digest =
        ImageReference.digestIn(
            first(
                text(artifact, DIGEST),
                text(more, DIGEST),
                text(data, DIGEST),
                ImageReference.digestIn(uri),
                ImageReference.digestIn(assessed)));
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    Optional<ImageReference> reference =
        Stream.of(uri, assessed)
            .filter(text -> text.equals(uri) || text.contains("@sha256:"))
            .filter(text -> !text.isEmpty() && !text.startsWith("/"))
            .map(ImageReference::parse)
            .findFirst();
    return Optional.of(
        new AssessedImage(
            digest,
            first(
                    text(artifact, REGISTRY_HOST),
                    text(repository, REGISTRY_HOST),
                    reference.map(ImageReference::registry).orElse(""))
                .toLowerCase(Locale.ROOT),
            first(
                text(artifact, REPOSITORY_NAME),
                text(repository, REPOSITORY_NAME),
                text(data, REPO),
                reference.map(ImageReference::repository).orElse(""),
                repositoryIn(assessed)),
            tags(artifact, more, data)));
  }

  /** What is added to the row. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("digest", digest);
    put(fields, "registry", registry);
    put(fields, "repository", repository);
    if (!tags.isEmpty()) {
      fields.put("tags", tags);
      fields.put("tag", tags.get(0));
    }
    return fields;
  }

  private static String repositoryIn(String id) {
    Matcher matcher = REPOSITORY.matcher(id);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static List<String> tags(Document... places) {
    for (Document place : places) {
      Object tags = place.value("tags");
      if (tags instanceof String text && !text.isBlank()) {
        tags = array(text);
      }
      if (tags instanceof List<?> list && !list.isEmpty()) {
        List<String> names = new ArrayList<>();
        list.forEach(tag -> names.add(String.valueOf(tag)));
        return names;
      }
    }
    return List.of();
  }

  private static Object array(String text) {
    try {
      return Json.objectOrArray(text);
    } catch (IllegalArgumentException e) {
      return List.of(text); // One tag, as it is.
    }
  }

  /** The object at a path, or the one whose JSON stands there. */
  static Document decoded(Document parent, FieldPath path) {
    Object value = parent.value(path);
    if (value instanceof String text && !text.isBlank()) {
      try {
        value = Json.objectOrArray(text);
      } catch (IllegalArgumentException e) {
        return Document.empty(); // The map notes that it cannot be read.
      }
    }
    return value instanceof Document document ? document : Document.empty();
  }

  private static Document object(Document parent, FieldPath path) {
    return parent.value(path) instanceof Document found ? found : Document.empty();
  }

  private static String text(Document parent, FieldPath path) {
    return parent.text(path).orElse("");
  }

  private static String first(String... candidates) {
    for (String candidate : candidates) {
      if (!candidate.isBlank()) {
        return candidate.strip();
      }
    }
    return "";
  }

  private static void put(Map<String, Object> fields, String key, String value) {
    if (!value.isEmpty()) {
      fields.put(key, value);
    }
  }
}
