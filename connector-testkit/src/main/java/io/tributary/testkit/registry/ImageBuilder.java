package io.tributary.testkit.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts an image together as a build does: step by step, each with a line of history. Not for use by
 * several threads.
 */
public final class ImageBuilder {

  private final MediaTypes types;
  private final Platform platform;
  private final List<Content> layers = new ArrayList<>();
  private final List<Map<String, Object>> history = new ArrayList<>();
  private String created = "2024-01-01T00:00:00Z";

  ImageBuilder(MediaTypes types, Platform platform) {
    this.types = types;
    this.platform = platform;
  }

  /** When the steps from here on were taken, in ISO 8601; the new year of 2024 without it. */
  public ImageBuilder created(String date) {
    this.created = date;
    return this;
  }

  /**
   * A step that leaves a layer.
   *
   * @param createdBy the step, such as {@code RUN /bin/sh -c apt-get update}
   * @param content what stands for the layer's archive
   */
  public ImageBuilder layer(String createdBy, String content) {
    layers.add(Content.of(types.layer(), content));
    history.add(step(createdBy));
    return this;
  }

  /** A step that leaves no layer, such as {@code CMD}. */
  public ImageBuilder emptyLayer(String createdBy) {
    Map<String, Object> step = step(createdBy);
    step.put("empty_layer", true);
    history.add(step);
    return this;
  }

  /** Makes the image. */
  public Image build() {
    Map<String, Object> config = platform.document();
    config.put("created", created);
    config.put("config", Map.of("Env", List.of("PATH=/usr/local/bin:/usr/bin:/bin")));
    Map<String, Object> files = new LinkedHashMap<>();
    files.put("type", "layers");
    // The archive's own digest, which differs from the compressed layer's.
    files.put(
        "diff_ids",
        layers.stream().map(layer -> Content.of("", "tar " + layer.digest()).digest()).toList());
    config.put("rootfs", files);
    config.put("history", history);
    return Image.of(types, Content.json(types.config(), config), layers, platform, created);
  }

  private Map<String, Object> step(String createdBy) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("created", created);
    step.put("created_by", createdBy);
    return step;
  }
}
