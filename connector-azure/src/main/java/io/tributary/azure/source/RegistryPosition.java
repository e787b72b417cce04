package io.tributary.azure.source;

import io.tributary.azure.registry.ImagePlace;

/**
 * Where in a registry a walk is.
 *
 * @param announced how many manifests were counted at the start
 * @param left how many pages may still come
 * @param repository that is read next, or was read last
 * @param link to go on with in it; empty at its beginning, {@link #AFTER} at its end
 */
record RegistryPosition(long announced, long left, String repository, String link) {
  static final String AFTER = "-";

  static RegistryPosition of(String token) {
    String[] parts = token.split("\n", 4);
    if (parts.length < 4 || !ImagePlace.isRepository(parts[2])) {
      throw new IllegalArgumentException("Not a token of this source: " + token);
    }
    return new RegistryPosition(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]);
  }

  String token() {
    return announced + "\n" + left + "\n" + repository + "\n" + link;
  }

  boolean isAfter() {
    return link.equals(AFTER);
  }

  RegistryPosition in(String next) {
    return isAfter() ? new RegistryPosition(announced, left, next, "") : this;
  }

  RegistryPosition with(String more) {
    return new RegistryPosition(announced, left - 1, repository, more);
  }
}
