package io.tributary.testkit.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One name for the images of several platforms. Immutable. */
public final class ImageIndex implements Artifact {

  private final Content manifest;
  private final List<Image> images;

  private ImageIndex(MediaTypes types, List<Image> images) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("An index needs an image");
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", 2);
    document.put("mediaType", types.index());
    document.put("manifests", images.stream().map(Image::descriptor).toList());
    this.manifest = Content.json(types.index(), document);
    this.images = List.copyOf(images);
  }

  /** An OCI index. */
  public static ImageIndex oci(Image... images) {
    return new ImageIndex(MediaTypes.OCI, List.of(images));
  }

  /** A Docker manifest list. */
  public static ImageIndex docker(Image... images) {
    return new ImageIndex(MediaTypes.DOCKER, List.of(images));
  }

  @Override
  public Content manifest() {
    return manifest;
  }

  @Override
  public String created() {
    return images.get(0).created();
  }

  @Override
  public List<Image> images() {
    return images;
  }

  @Override
  public String toString() {
    return "Index " + digest();
  }
}
