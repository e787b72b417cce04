package io.tributary.testkit.service;

import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.registry.Artifact;
import io.tributary.testkit.registry.Content;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageIndex;
import io.tributary.testkit.registry.Registry;
import io.tributary.testkit.registry.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Azure's own interface to a registry, {@code /acr/v1}: what there is, in pages. The order is that
 * of names and digests, whatever {@code orderby} says.
 */
final class RegistryMetadata {

  private RegistryMetadata() {}

  static HttpReply catalog(Registry registry, ReceivedRequest request) {
    return RegistryPage.reply(
        registry.repositories(),
        request,
        page -> Json.object("repositories", List.copyOf(page.keySet())));
  }

  static HttpReply repository(Repository repository, String host) {
    List<String> dates =
        repository.artifacts().values().stream().map(Artifact::created).sorted().toList();
    Map<String, @Nullable Object> body = names(repository, host);
    body.put("createdTime", dates.get(0));
    body.put("lastUpdateTime", dates.get(dates.size() - 1));
    body.put("manifestCount", repository.artifacts().size());
    body.put("tagCount", repository.tags().size());
    body.put("changeableAttributes", changeable());
    return Json.reply(200, body);
  }

  static HttpReply manifests(Repository repository, ReceivedRequest request) {
    return RegistryPage.reply(
        repository.artifacts(),
        request,
        page -> {
          Map<String, @Nullable Object> body = names(repository, request.host());
          body.put(
              "manifests",
              page.values().stream().map(artifact -> attributes(repository, artifact)).toList());
          return body;
        });
  }

  static HttpReply manifest(Repository repository, String host, String digest) {
    Artifact artifact = repository.artifacts().get(digest);
    if (artifact == null) {
      return RegistryErrors.manifestUnknown(digest);
    }
    Map<String, @Nullable Object> attributes = attributes(repository, artifact);
    if (artifact instanceof ImageIndex) {
      attributes.put("references", references(artifact));
    }
    Map<String, @Nullable Object> body = names(repository, host);
    body.put("manifest", attributes);
    return Json.reply(200, body);
  }

  static HttpReply tags(Repository repository, ReceivedRequest request) {
    NavigableMap<String, String> tags = new TreeMap<>(repository.tags());
    request
        .query("digest")
        .ifPresent(digest -> tags.values().removeIf(each -> !each.equals(digest)));
    return RegistryPage.reply(
        tags,
        request,
        page -> {
          Map<String, @Nullable Object> body = names(repository, request.host());
          body.put(
              "tags", page.keySet().stream().map(tag -> tagAttributes(repository, tag)).toList());
          return body;
        });
  }

  static HttpReply tag(Repository repository, String host, String tag) {
    if (!repository.tags().containsKey(tag)) {
      return RegistryErrors.tagUnknown();
    }
    Map<String, @Nullable Object> body = names(repository, host);
    body.put("tag", tagAttributes(repository, tag));
    return Json.reply(200, body);
  }

  private static Map<String, @Nullable Object> names(Repository repository, String host) {
    return Json.object("registry", host, "imageName", repository.name());
  }

  private static Map<String, @Nullable Object> attributes(
      Repository repository, Artifact artifact) {
    Map<String, @Nullable Object> attributes =
        Json.object(
            "digest", artifact.digest(),
            "imageSize", size(artifact),
            "createdTime", artifact.created(),
            "lastUpdateTime", artifact.created());
    if (artifact instanceof Image image) {
      attributes.putAll(platform(image));
      attributes.put("configMediaType", image.config().mediaType());
    }
    attributes.put("mediaType", artifact.manifest().mediaType());
    List<String> tags = repository.tagsOf(artifact.digest());
    if (!tags.isEmpty()) { // Untagged manifests have no such member.
      attributes.put("tags", tags);
    }
    attributes.put("changeableAttributes", changeable());
    return attributes;
  }

  private static Map<String, @Nullable Object> platform(Image image) {
    return image
        .platform()
        .map(where -> Json.object("architecture", where.architecture(), "os", where.os()))
        .orElseGet(Json::object);
  }

  private static List<Map<String, @Nullable Object>> references(Artifact index) {
    List<Map<String, @Nullable Object>> references = new ArrayList<>();
    for (Image image : index.images()) {
      Map<String, @Nullable Object> reference = Json.object("digest", image.digest());
      reference.putAll(platform(image));
      references.add(reference);
    }
    return references;
  }

  private static long size(Artifact artifact) {
    return artifact.images().stream()
        .flatMap(image -> Stream.concat(Stream.of(image.config()), image.layers().stream()))
        .mapToLong(Content::size)
        .sum();
  }

  private static Map<String, @Nullable Object> tagAttributes(Repository repository, String tag) {
    Artifact artifact = repository.find(tag).orElseThrow();
    return Json.object(
        "name", tag,
        "digest", artifact.digest(),
        "createdTime", artifact.created(),
        "lastUpdateTime", artifact.created(),
        "signed", false,
        "changeableAttributes", changeable());
  }

  private static Map<String, @Nullable Object> changeable() {
    return Json.object(
        "deleteEnabled", true, "writeEnabled", true, "readEnabled", true, "listEnabled", true);
  }
}
