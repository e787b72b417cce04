package io.tributary.testkit.service;

import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.registry.Content;
import io.tributary.testkit.registry.Registry;
import io.tributary.testkit.registry.RegistryContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The storage that registries send their clients to for configs and layers. A link to it carries
 * its own permission; a request with an {@code Authorization} besides is refused, as Azure's
 * storage does.
 */
final class BlobStore implements Answerer {

  private static final Pattern PATH =
      Pattern.compile("/docker/registry/v2/blobs/sha256/[0-9a-f]{2}/([0-9a-f]{64})/data");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");
  private static final Duration VALID = Duration.ofMinutes(20);

  private final RegistryContent content;
  private final RegistryTokens tokens;
  private final Clock clock;

  BlobStore(RegistryContent content, RegistryTokens tokens, Clock clock) {
    this.content = content;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Where to get a blob of a registry from, for the next minutes. */
  String link(String registryHost, String digest) {
    String host = Cloud.blobHost(registryHost);
    String hex = digest.substring("sha256:".length());
    String path = "/docker/registry/v2/blobs/sha256/" + hex.substring(0, 2) + "/" + hex + "/data";
    long expires = clock.instant().plus(VALID).getEpochSecond();
    return "https://%s%s?se=%d&sig=%s"
        .formatted(host, path, expires, tokens.signature(host + path + expires));
  }

  @Override
  public HttpReply answer(ReceivedRequest request) {
    if (request.header("Authorization").isPresent()) {
      return error(
          400,
          "InvalidAuthenticationInfo",
          "Authentication information is not given in the correct format. Check the value of"
              + " Authorization header.");
    }
    if (!isPermitted(request)) {
      return error(403, "AuthenticationFailed", "Server failed to authenticate the request.");
    }
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return error(404, "BlobNotFound", "The specified blob does not exist.");
    }
    return blob(request.host(), "sha256:" + path.group(1))
        .map(blob -> served(request, blob))
        .orElseGet(() -> error(404, "BlobNotFound", "The specified blob does not exist."));
  }

  private Optional<Content> blob(String host, String digest) {
    Optional<Registry> registry = Cloud.registryOfBlobs(host).flatMap(content::registry);
    return registry.flatMap(found -> found.blob(digest));
  }

  private boolean isPermitted(ReceivedRequest request) {
    String expires = request.query("se").orElse("");
    return tokens.isSignature(
            request.query("sig").orElse(""), request.host() + request.path() + expires)
        && Instant.ofEpochSecond(Long.parseLong(expires)).isAfter(clock.instant());
  }

  private static HttpReply served(ReceivedRequest request, Content blob) {
    byte[] bytes = blob.bytes();
    String type = "application/octet-stream";
    Matcher range = RANGE.matcher(request.header("Range").orElse(""));
    if (!range.matches()) {
      return HttpReply.of(200).withBody(type, bytes).withHeader("Accept-Ranges", "bytes");
    }
    int from = Integer.parseInt(range.group(1));
    int last = range.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(range.group(2));
    if (from >= bytes.length || last < from) {
      return error(416, "InvalidRange", "The range specified is invalid for the current size.")
          .withHeader("Content-Range", "bytes */" + bytes.length);
    }
    int end = (int) Math.min(bytes.length, last + 1L);
    return HttpReply.of(206)
        .withBody(type, Arrays.copyOfRange(bytes, from, end))
        .withHeader("Content-Range", "bytes %d-%d/%d".formatted(from, end - 1, bytes.length));
  }

  private static HttpReply error(int status, String code, String message) {
    return HttpReply.of(status)
        .withBody(
            "application/xml",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code, message))
        .withHeader("x-ms-error-code", code);
  }
}
