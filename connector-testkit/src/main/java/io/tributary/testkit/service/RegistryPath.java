package io.tributary.testkit.service;

import java.util.Optional;

/**
 * What a path of a registry is about.
 *
 * @param kind what is there
 * @param repository the repository's name; empty where there is none
 * @param reference a tag or digest; empty where there is none
 */
record RegistryPath(Kind kind, String repository, String reference) {

  private static final String V2 = "/v2/";
  private static final String ACR = "/acr/v1/";

  /** What can be at a path, in the distribution API and in Azure's own. */
  enum Kind {
    PING,
    MANIFEST,
    BLOB,
    CATALOG,
    REPOSITORY,
    ATTRIBUTES_OF_ALL,
    ATTRIBUTES,
    TAGS,
    TAG
  }

  /** Reads a decoded path; empty if there is nothing of the kind. */
  static Optional<RegistryPath> of(String path) {
    if (path.equals(V2)) {
      return Optional.of(new RegistryPath(Kind.PING, "", ""));
    }
    if (path.startsWith(V2)) {
      String rest = path.substring(V2.length());
      return split(rest, "/manifests/", Kind.MANIFEST).or(() -> split(rest, "/blobs/", Kind.BLOB));
    }
    if (!path.startsWith(ACR) || path.length() == ACR.length()) {
      return Optional.empty();
    }
    String rest = path.substring(ACR.length());
    if (rest.equals("_catalog")) {
      return Optional.of(new RegistryPath(Kind.CATALOG, "", ""));
    }
    return split(rest, "/_manifests/", Kind.ATTRIBUTES)
        .or(() -> split(rest, "/_tags/", Kind.TAG))
        .or(() -> end(rest, "/_manifests", Kind.ATTRIBUTES_OF_ALL))
        .or(() -> end(rest, "/_tags", Kind.TAGS))
        .or(() -> Optional.of(new RegistryPath(Kind.REPOSITORY, rest, "")));
  }

  /** What a token must allow: {@code type:name:action}; empty if any token will do. */
  String scope() {
    return switch (kind) {
      case PING -> "";
      case CATALOG -> "registry:catalog:*";
      case MANIFEST, BLOB -> "repository:" + repository + ":pull";
      default -> "repository:" + repository + ":metadata_read";
    };
  }

  /** A repository may have a part that is called like the separator: the last one counts. */
  private static Optional<RegistryPath> split(String rest, String separator, Kind kind) {
    int at = rest.lastIndexOf(separator);
    return at <= 0 || at + separator.length() == rest.length()
        ? Optional.empty()
        : Optional.of(
            new RegistryPath(kind, rest.substring(0, at), rest.substring(at + separator.length())));
  }

  private static Optional<RegistryPath> end(String rest, String suffix, Kind kind) {
    return rest.endsWith(suffix)
        ? Optional.of(
            new RegistryPath(kind, rest.substring(0, rest.length() - suffix.length()), ""))
        : Optional.empty();
  }
}
