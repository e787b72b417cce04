package io.tributary.testkit.estate;

import io.tributary.testkit.registry.Registry;
import io.tributary.testkit.registry.RegistryContent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is in the estate's registries: three artifacts in each, made when they are asked for. */
final class EstateImages implements RegistryContent {
  private static final int IN_EACH = 3;
  private static final List<ImageKind> KINDS = List.of(ImageKind.values());
  private static final List<String> COMPONENTS = List.of("api", "worker", "web", "jobs");
  private static final String SUFFIX = ".azurecr.io";

  private final Blueprint blueprint;

  EstateImages(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** How many artifacts there are. */
  int size() {
    return IN_EACH * blueprint.count(ResourceKind.CONTAINER_REGISTRY);
  }

  /** The artifact at a position; those of one registry follow each other. */
  EstateImage at(int position) {
    Objects.checkIndex(position, size());
    int registry = position / IN_EACH;
    ImageKind kind = KINDS.get(position % KINDS.size());
    String repository =
        Blueprint.workload(position) + "/" + COMPONENTS.get(position % COMPONENTS.size());
    Draw draw = blueprint.draw("image", position);
    return new EstateImage(
        registry,
        host(registry),
        repository,
        kind == ImageKind.UNTAGGED ? List.of() : tags(position),
        kind,
        kind.make(repository, draw));
  }

  @Override
  public Optional<Registry> registry(String host) {
    int index = indexOf(host);
    if (index < 0) {
      return Optional.empty();
    }
    Registry registry = Registry.empty();
    for (int position = index * IN_EACH; position < (index + 1) * IN_EACH; position++) {
      EstateImage image = at(position);
      registry = registry.with(image.repository(), image.tags(), image.artifact());
    }
    return Optional.of(registry);
  }

  private String host(int registry) {
    return blueprint.id(ResourceKind.CONTAINER_REGISTRY, registry).lastName() + SUFFIX;
  }

  /** The index of a host's registry, or -1: names end in the index, counted from one. */
  private int indexOf(String host) {
    if (!host.endsWith(SUFFIX)) {
      return -1;
    }
    String name = host.substring(0, host.length() - SUFFIX.length());
    String number = name.replaceFirst("^\\D+", "");
    if (!number.matches("[1-9]\\d{0,8}")) {
      return -1;
    }
    int index = Integer.parseInt(number) - 1;
    return index < blueprint.count(ResourceKind.CONTAINER_REGISTRY) && host.equals(host(index))
        ? index
        : -1;
  }

  private static List<String> tags(int position) {
    String version = "1.4." + (2 + position);
    return position % 3 == 0 ? List.of(version, "latest") : List.of(version);
  }
}
