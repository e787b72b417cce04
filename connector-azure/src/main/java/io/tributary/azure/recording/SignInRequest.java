package io.tributary.azure.recording;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import io.tributary.azure.graph.AzureCloud;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests that tokens are got with. Whatever is not known to be something else is taken for one:
 * nothing of its body is recorded, and nothing of its answer but what is known to be harmless.
 */
final class SignInRequest {
  private static final Set<String> AUTHORITIES =
      Stream.of(AzureCloud.values())
          .map(cloud -> URI.create(cloud.authority()).getHost())
          .collect(Collectors.toUnmodifiableSet());

  private SignInRequest() {}

  static boolean is(HttpRequest request) {
    URL url = request.getUrl();
    String host = url.getHost().toLowerCase(Locale.ROOT);
    String path = url.getPath().toLowerCase(Locale.ROOT);
    boolean reads =
        request.getHttpMethod() == HttpMethod.GET || request.getHttpMethod() == HttpMethod.HEAD;
    boolean asksGraph = path.startsWith("/providers/microsoft.resourcegraph/");
    return AUTHORITIES.contains(host)
        || host.startsWith("login.")
        || path.contains("/oauth2/")
        || path.contains("/identity/")
        || path.contains("/msi/")
        || !url.getProtocol().equals("https")
        || (!reads && !asksGraph);
  }

  /** What a token is asked for; the only field of a sign-in that is recorded. */
  static Optional<String> scope(HttpRequest request) {
    BinaryData body = request.getBodyAsBinaryData();
    if (body == null || !body.isReplayable()) {
      return Optional.empty();
    }
    return Arrays.stream(body.toString().split("&", -1))
        .filter(field -> field.startsWith("scope="))
        .map(field -> URLDecoder.decode(field.substring("scope=".length()), StandardCharsets.UTF_8))
        .findFirst();
  }
}
