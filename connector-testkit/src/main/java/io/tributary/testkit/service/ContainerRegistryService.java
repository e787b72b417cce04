package io.tributary.testkit.service;

import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.registry.Artifact;
import io.tributary.testkit.registry.Registry;
import io.tributary.testkit.registry.RegistryContent;
import io.tributary.testkit.registry.Repository;
import io.tributary.testkit.service.RegistryTokens.Grant;
import io.tributary.testkit.service.RegistryTokens.Kind;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Azure's container registries, to be read: their sign-in, the distribution API ({@code /v2}),
 * Azure's own ({@code /acr/v1}), and the storage that blobs come from.
 */
public final class ContainerRegistryService implements Answerer {

  private static final String BEARER = "bearer ";

  private final RegistryContent content;
  private final RegistryTokens tokens;
  private final RegistrySignIn signIn;
  private final BlobStore blobs;

  /**
   * A service for all registries.
   *
   * @param entra the tokens that can be exchanged for a registry's own
   * @param forbidden hosts, in lower case, of the registries that no application may read
   */
  public ContainerRegistryService(
      RegistryContent content, AccessTokens entra, Set<String> forbidden, Clock clock) {
    this.content = content;
    this.tokens = new RegistryTokens(clock);
    this.signIn = new RegistrySignIn(entra, tokens, Set.copyOf(forbidden), clock);
    this.blobs = new BlobStore(content, tokens, clock);
  }

  /** Whether a host, in lower case, is called like a registry, or like the storage of one. */
  public static boolean isHost(String host) {
    return registryOf(host).isPresent();
  }

  /** Whether a host, in lower case, is one of a registry that there is, or of its storage. */
  public boolean serves(String host) {
    return registryOf(host).flatMap(content::registry).isPresent();
  }

  /** The client id that a request's token was issued to; empty without a known token. */
  public String principal(ReceivedRequest request) {
    return isSignIn(request)
        ? signIn.principal(request)
        : grant(request).map(Grant::clientId).orElse("");
  }

  @Override
  public HttpReply answer(ReceivedRequest request) {
    HttpReply reply =
        Cloud.ofRegistry(request.host()).isPresent()
            ? registry(request).withHeader("Docker-Distribution-Api-Version", "registry/2.0")
            : blobs.answer(request);
    return reply.withHeader("x-ms-correlation-request-id", UUID.randomUUID().toString());
  }

  private static Optional<String> registryOf(String host) {
    return Cloud.ofRegistry(host).map(cloud -> host).or(() -> Cloud.registryOfBlobs(host));
  }

  private HttpReply registry(ReceivedRequest request) {
    Optional<Registry> registry = content.registry(request.host());
    if (registry.isEmpty()) {
      return RegistryErrors.of(404, "NAME_UNKNOWN", "There is no registry " + request.host());
    }
    if (isSignIn(request)) {
      return signIn.answer(request);
    }
    Optional<RegistryPath> path = RegistryPath.of(request.path());
    if (path.isEmpty()) {
      return RegistryErrors.of(404, "NOT_FOUND", "There is nothing at " + request.path());
    }
    Optional<HttpReply> refusal = refusal(request, path.get().scope());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return request.method().equals("GET") || request.method().equals("HEAD")
        ? answer(request, registry.get(), path.get())
        : RegistryErrors.of(405, "UNSUPPORTED", "The operation is unsupported.");
  }

  private static boolean isSignIn(ReceivedRequest request) {
    return request.method().equals("POST")
        && (request.path().equals(RegistrySignIn.EXCHANGE)
            || request.path().equals(RegistrySignIn.TOKEN));
  }

  private Optional<HttpReply> refusal(ReceivedRequest request, String scope) {
    String host = request.host();
    if (request.header("Authorization").isEmpty()) {
      return Optional.of(RegistryErrors.challenge(host, scope, ""));
    }
    Optional<Grant> grant =
        grant(request).filter(each -> each.kind() == Kind.ACCESS && each.host().equals(host));
    if (grant.isEmpty()) {
      return Optional.of(RegistryErrors.challenge(host, scope, "invalid_token"));
    }
    return grant.get().allows(scope)
        ? Optional.empty()
        : Optional.of(RegistryErrors.challenge(host, scope, "insufficient_scope"));
  }

  private Optional<Grant> grant(ReceivedRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .flatMap(value -> tokens.find(value.substring(BEARER.length()).trim()));
  }

  private HttpReply answer(ReceivedRequest request, Registry registry, RegistryPath path) {
    return switch (path.kind()) {
      case PING -> HttpReply.json(200, "{}");
      case CATALOG -> RegistryMetadata.catalog(registry, request);
      default ->
          Optional.ofNullable(registry.repositories().get(path.repository()))
              .map(repository -> answer(request, repository, path))
              .orElseGet(() -> RegistryErrors.nameUnknown(path.repository()));
    };
  }

  private HttpReply answer(ReceivedRequest request, Repository repository, RegistryPath path) {
    return switch (path.kind()) {
      case MANIFEST ->
          repository
              .find(path.reference())
              .map(ContainerRegistryService::manifest)
              .orElseGet(() -> RegistryErrors.manifestUnknown(path.reference()));
      case BLOB ->
          repository
              .blob(path.reference())
              .map(blob -> redirect(request.host(), blob.digest()))
              .orElseGet(RegistryErrors::blobUnknown);
      case REPOSITORY -> RegistryMetadata.repository(repository, request.host());
      case ATTRIBUTES_OF_ALL -> RegistryMetadata.manifests(repository, request);
      case ATTRIBUTES -> RegistryMetadata.manifest(repository, request.host(), path.reference());
      case TAGS -> RegistryMetadata.tags(repository, request);
      case TAG -> RegistryMetadata.tag(repository, request.host(), path.reference());
      case PING, CATALOG -> throw new AssertionError("Not of a repository: " + path);
    };
  }

  private static HttpReply manifest(Artifact artifact) {
    return HttpReply.of(200)
        .withBody(artifact.manifest().mediaType(), artifact.manifest().bytes())
        .withHeader("Docker-Content-Digest", artifact.digest());
  }

  private HttpReply redirect(String host, String digest) {
    return HttpReply.of(307)
        .withHeader("Location", blobs.link(host, digest))
        .withHeader("Docker-Content-Digest", digest);
  }
}
