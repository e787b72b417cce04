package io.tributary.azure.registry;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.exception.ServiceResponseException;
import com.azure.core.http.HttpResponse;
import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.Diagnosis;
import io.tributary.azure.failure.SignInException;
import io.tributary.azure.registry.RegistryException.Reach;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;

/** Tells what an exception of the SDK's registry clients means. */
final class RegistryErrors {
  private static final String EXCHANGE = "/oauth2/exchange";
  private static final String METADATA = "/acr/v1/";

  private final String host;
  private final AzureErrors errors;

  RegistryErrors(String host, String authority) {
    this.host = host;
    errors = new AzureErrors(host, authority);
  }

  RegistryException diagnose(RuntimeException thrown) {
    for (Throwable link = thrown; link != null; link = link.getCause()) {
      if (link instanceof RegistryException known) {
        return known;
      }
      if (link instanceof UnreadableImage) {
        return failed(
            Reach.IMAGE,
            "an image in " + host + " cannot be understood: " + link.getMessage(),
            thrown);
      }
      if (link instanceof SignInException) {
        return failed(Reach.HOST, errors.diagnose(thrown).message() + ", for " + host, thrown);
      }
      if (link instanceof HttpResponseException answered && answered.getResponse() != null) {
        return answered(answered.getResponse(), thrown);
      }
      if (link instanceof ServiceResponseException) {
        return failed(
            Reach.UNKNOWN, host + " answered with something else than what was asked for", thrown);
      }
      if (link instanceof ConnectorException known) {
        return failed(Reach.UNKNOWN, String.valueOf(known.getMessage()), thrown);
      }
    }
    Diagnosis diagnosis = errors.diagnose(thrown);
    return failed(
        diagnosis.kind() == ErrorKind.UNAVAILABLE ? Reach.UNREACHED : Reach.UNKNOWN,
        diagnosis.message(),
        thrown);
  }

  private RegistryException answered(HttpResponse answer, RuntimeException thrown) {
    int status = answer.getStatusCode();
    String asked = answer.getRequest().getUrl().getHost();
    if (!asked.equals(host)) {
      return failed(
          Reach.UNKNOWN, asked + ", where " + host + " keeps images, answered " + status, thrown);
    }
    boolean exchange = path(answer).startsWith(EXCHANGE);
    if (status == 403 && isFirewall(answer)) {
      return failed(
          Reach.HOST,
          host + " has a firewall that does not let this network in; add the network to its rules",
          thrown);
    }
    if (status == 401 || status == 403) {
      return failed(
          exchange ? Reach.HOST : Reach.REPOSITORY,
          host
              + " does not let the principal read (it answered "
              + status
              + "); grant it AcrPull, and let this network in",
          thrown);
    }
    if (exchange) {
      return failed(
          Reach.HOST, host + " gives no token (it answered " + status + " for one)", thrown);
    }
    if (status == 404 && !(thrown instanceof ResourceNotFoundException) && isMetadata(answer)) {
      return failed(Reach.REGISTRY, host + " keeps no lists, as Azure's registries do", thrown);
    }
    return switch (status) {
      case 404 -> failed(Reach.IMAGE, host + " does not have it (any more)", thrown);
      case 429 -> failed(Reach.UNKNOWN, host + " takes no more requests for now", thrown);
      default ->
          failed(
              Reach.UNKNOWN,
              host + " failed, or answered with something that cannot be read (" + status + ")",
              thrown);
    };
  }

  /** Documented as "client with IP '…' is not allowed access". */
  private static boolean isFirewall(HttpResponse answer) {
    String body = answer.getBodyAsString().block();
    return body != null && body.contains("is not allowed access");
  }

  private static boolean isMetadata(HttpResponse answer) {
    return path(answer).startsWith(METADATA);
  }

  private static String path(HttpResponse answer) {
    return answer.getRequest().getUrl().getPath();
  }

  private static RegistryException failed(Reach reach, String reason, RuntimeException cause) {
    return new RegistryException(reach, reason, cause);
  }
}
