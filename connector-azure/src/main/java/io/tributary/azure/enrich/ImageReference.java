package io.tributary.azure.enrich;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference of a container image, such as {@code contoso.azurecr.io:443/team/web:1.2@sha256:…},
 * taken apart as Docker does.
 *
 * <p>What stands before the first slash is a registry only if it has a dot or a port, or is {@code
 * localhost}; else the registry is Docker Hub, where a name without a slash is one of {@code
 * library}. Any text is taken.
 *
 * @param registry host, with its port if it has one; {@code docker.io} where none is written
 * @param repository such as {@code team/web} or {@code library/nginx}
 * @param tag empty when there is none
 * @param digest such as {@code sha256:…} in lower case; empty when there is none
 */
record ImageReference(String registry, String repository, String tag, String digest) {
  private static final String DOCKER_HUB = "docker.io";
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[0-9a-f]{64}", Pattern.CASE_INSENSITIVE);

  static ImageReference parse(String reference) {
    String rest = reference.strip();
    int at = rest.indexOf('@');
    String digest = at < 0 ? "" : rest.substring(at + 1).toLowerCase(Locale.ROOT);
    rest = at < 0 ? rest : rest.substring(0, at);
    int slash = rest.indexOf('/');
    boolean hosted = slash > 0 && isHost(rest.substring(0, slash));
    String registry = hosted ? rest.substring(0, slash) : DOCKER_HUB;
    String path = hosted ? rest.substring(slash + 1) : rest;
    int colon = path.lastIndexOf(':');
    boolean tagged = colon > path.lastIndexOf('/');
    String repository = tagged ? path.substring(0, colon) : path;
    boolean official =
        !repository.isEmpty() && registry.equals(DOCKER_HUB) && repository.indexOf('/') < 0;
    return new ImageReference(
        registry.toLowerCase(Locale.ROOT),
        official ? "library/" + repository : repository,
        tagged ? path.substring(colon + 1) : "",
        digest);
  }

  /** The digest of an image that some text holds, in lower case; empty when it holds none. */
  static String digestIn(String text) {
    if (text.indexOf(':') < 0) {
      return ""; // As nearly all ids of Azure's.
    }
    Matcher digest = DIGEST.matcher(text);
    return digest.find() ? digest.group().toLowerCase(Locale.ROOT) : "";
  }

  /** The tag and the digest, as far as there are any; {@code latest} where there is neither. */
  String tagOrDigest() {
    if (digest.isEmpty()) {
      return tag.isEmpty() ? "latest" : tag;
    }
    return tag.isEmpty() ? digest : tag + "@" + digest;
  }

  private static boolean isHost(String text) {
    return text.indexOf('.') >= 0 || text.indexOf(':') >= 0 || text.equals("localhost");
  }
}
