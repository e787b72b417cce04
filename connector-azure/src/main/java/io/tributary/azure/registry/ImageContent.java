package io.tributary.azure.registry;

import io.tributary.azure.registry.Manifest.Kind;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one image, index or artifact into what can be kept for ever: what its digest stands for and
 * nothing else. Of an index, that is which images it names, not what is in them.
 */
final class ImageContent {
  /** Each of them is two requests; no index that people build has so many. */
  private static final int MOST_PLATFORMS = 50;

  /** An index in an index is followed, one in that is not. */
  private static final int DEEPEST = 2;

  /** Bytes that any object takes up beside its content, rather more than less. */
  private static final int OBJECT = 48;

  private static final List<String> PLATFORM = List.of("os", "architecture", "variant");

  private final Repository repository;
  private final List<Object> platforms = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();

  private ImageContent(Repository repository) {
    this.repository = repository;
  }

  /**
   * Reads an image. Blocking.
   *
   * @throws RegistryException when that cannot be done
   */
  static Document read(Repository repository, String digest) {
    Manifest manifest = repository.manifest(digest);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("digest", digest);
    fields.put("mediaType", manifest.mediaType());
    fields.put("kind", kind(manifest.kind()));
    if (manifest.kind() == Kind.IMAGE) {
      ImageConfig config = repository.config(manifest);
      if (config.isAttestation()) {
        fields.put("kind", kind(Kind.ARTIFACT));
      } else {
        fields.put("size", manifest.layers().stream().mapToLong(Descriptor::size).sum());
        fields.put("imageConfigV2", config.document());
      }
    } else if (manifest.kind() == Kind.INDEX) {
      ImageContent content = new ImageContent(repository);
      content.collect(manifest, 1);
      fields.put("platforms", content.platforms);
      if (!content.unknown.isEmpty()) {
        fields.put("unknown", List.copyOf(content.unknown));
      }
    }
    return Document.owning(fields);
  }

  /** About how many bytes it takes up in memory. */
  static long weight(Document image) {
    long[] weight = {OBJECT};
    image.forEach((key, value) -> weight[0] += OBJECT + weightOf(value));
    return weight[0];
  }

  private static long weightOf(@Nullable Object value) {
    if (value instanceof Document document) {
      return weight(document);
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().mapToLong(each -> OBJECT + weightOf(each)).sum();
    }
    if (value instanceof List<?> list) {
      return list.stream().mapToLong(ImageContent::weightOf).sum();
    }
    return value instanceof String text ? OBJECT + text.length() : OBJECT;
  }

  static boolean isIndex(Document image) {
    return kind(Kind.INDEX).equals(image.at("kind"));
  }

  static boolean isArtifact(Document image) {
    return kind(Kind.ARTIFACT).equals(image.at("kind"));
  }

  private void collect(Manifest index, int depth) {
    for (Descriptor each : index.manifests()) {
      if (!named.add(each.digest())) {
        continue;
      }
      if (named.size() > MOST_PLATFORMS) {
        unknown.add("an index names more than " + MOST_PLATFORMS + " images: only these were read");
        return;
      }
      if (!Manifest.isIndex(each)) {
        platforms.add(platform(each));
      } else if (depth < DEEPEST) {
        collect(repository.manifest(each.digest()), depth + 1);
      } else {
        unknown.add("an index is nested more than " + DEEPEST + " deep: it was not read");
      }
    }
  }

  private static Map<String, Object> platform(Descriptor image) {
    Map<String, Object> platform = new LinkedHashMap<>();
    platform.put("digest", image.digest());
    if (image.json().at("platform") instanceof Document said) {
      for (String key : PLATFORM) {
        if (said.at(key) instanceof String text && !text.isEmpty()) {
          platform.put(key, text);
        }
      }
    }
    return platform;
  }

  private static String kind(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
