package io.tributary.testkit.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The images of one name. Immutable. */
public final class Repository {

  private final String name;
  private final NavigableMap<String, Artifact> artifacts;
  private final NavigableMap<String, String> tags;
  private final Map<String, Content> blobs;

  private Repository(
      String name,
      NavigableMap<String, Artifact> artifacts,
      NavigableMap<String, String> tags,
      Map<String, Content> blobs) {
    this.name = name;
    this.artifacts = Collections.unmodifiableNavigableMap(artifacts);
    this.tags = Collections.unmodifiableNavigableMap(tags);
    this.blobs = blobs;
  }

  static Repository empty(String name) {
    return new Repository(name, new TreeMap<>(), new TreeMap<>(), Map.of());
  }

  /** The same with an artifact more, and its tags, which leave the artifacts that had them. */
  Repository with(List<String> newTags, Artifact artifact) {
    NavigableMap<String, Artifact> moreArtifacts = new TreeMap<>(artifacts);
    Map<String, Content> moreBlobs = new HashMap<>(blobs);
    for (Image image : artifact.images()) {
      moreArtifacts.putIfAbsent(image.digest(), image);
      moreBlobs.put(image.config().digest(), image.config());
      image.layers().forEach(layer -> moreBlobs.put(layer.digest(), layer));
    }
    moreArtifacts.put(artifact.digest(), artifact);
    NavigableMap<String, String> moreTags = new TreeMap<>(tags);
    newTags.forEach(tag -> moreTags.put(tag, artifact.digest()));
    return new Repository(name, moreArtifacts, moreTags, moreBlobs);
  }

  /** Its name within the registry, such as {@code payments/api}. */
  public String name() {
    return name;
  }

  /** What it has, by digest. The images of an index are artifacts of their own. */
  public NavigableMap<String, Artifact> artifacts() {
    return artifacts;
  }

  /** The digest that each tag points to. */
  public NavigableMap<String, String> tags() {
    return tags;
  }

  /** The tags that point to a digest, sorted. */
  public List<String> tagsOf(String digest) {
    List<String> found = new ArrayList<>();
    tags.forEach(
        (tag, tagged) -> {
          if (tagged.equals(digest)) {
            found.add(tag);
          }
        });
    return found;
  }

  /** What a tag or a digest stands for. */
  public Optional<Artifact> find(String tagOrDigest) {
    return Optional.ofNullable(artifacts.get(tags.getOrDefault(tagOrDigest, tagOrDigest)));
  }

  /** A config or a layer. */
  public Optional<Content> blob(String digest) {
    return Optional.ofNullable(blobs.get(digest));
  }
}
