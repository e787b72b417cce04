package io.tributary.azure.failure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import io.tributary.azure.failure.Diagnosis.Remedy;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an exception of the Azure SDKs means.
 *
 * <p>The codes and their meanings are in resource files: {@code service-codes.properties} for
 * Resource Graph and Resource Manager, {@code entra-codes.properties} for the sign-in.
 */
public final class AzureErrors {
  private static final CodeTable SERVICE = CodeTable.resource("service-codes.properties");
  private static final CodeTable ENTRA = CodeTable.resource("entra-codes.properties");
  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS(\\d{4,8})");

  /** The query of an address, which may hold a signature that opens what it names. */
  private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"']+");

  /** What the JDK's client says when a proxy answers CONNECT with an error. */
  private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

  private static final int LONGEST_QUOTE = 300;

  private final String host;
  private final String authority;

  /**
   * Diagnoses what goes to one cloud.
   *
   * @param host that requests go to
   * @param authority the address of the sign-in
   */
  public AzureErrors(String host, String authority) {
    this.host = host;
    this.authority = authority;
  }

  /** What an exception means that a request ended with. */
  public Diagnosis diagnose(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    for (Throwable link : chain) {
      if (link instanceof SignInException) {
        return signIn(thrown, chain(link));
      }
      if (link instanceof MovedRowsException) {
        String message = String.valueOf(link.getMessage());
        return diagnosis(ErrorKind.BAD_ANSWER, Remedy.NONE, message, thrown);
      }
      if (link instanceof HttpResponseException answered) {
        return answered(answered, chain);
      }
      if (link instanceof ConnectorException known) {
        Remedy remedy = known.kind() == ErrorKind.BAD_ANSWER ? Remedy.AGAIN : Remedy.NONE;
        return diagnosis(known.kind(), remedy, String.valueOf(known.getMessage()), thrown);
      }
    }
    Optional<String> network = network(chain);
    if (network.isPresent()) {
      return diagnosis(
          ErrorKind.UNAVAILABLE,
          Remedy.AGAIN,
          "Cannot reach " + host + ": " + network.get(),
          thrown);
    }
    if (isUnreadable(thrown)) {
      return diagnosis(
          ErrorKind.BAD_ANSWER,
          Remedy.AGAIN,
          host + " answered with an empty body, or with something else than JSON",
          thrown);
    }
    if (isTooDeep(thrown)) {
      return tooDeep(thrown);
    }
    return diagnosis(
        ErrorKind.INTERNAL,
        Remedy.NONE,
        "A request to " + host + " failed: " + QUERY.matcher(thrown.toString()).replaceAll("?…"),
        thrown);
  }

  private Diagnosis answered(HttpResponseException answered, List<Throwable> chain) {
    HttpResponse response = answered.getResponse();
    int status = response == null ? 0 : response.getStatusCode();
    if (chain.stream().anyMatch(AzureErrors::isTooDeep)) {
      return tooDeep(answered);
    }
    if (status == 200 || status == 0) {
      String what = network(chain).map(reason -> " (" + reason + ")").orElse("");
      return new Diagnosis(
          ErrorKind.BAD_ANSWER,
          Remedy.AGAIN,
          host + " answered with something that cannot be read" + what,
          List.of(),
          Optional.empty(),
          answered);
    }
    List<String> codes = codes(answered);
    CodeTable.Meaning meaning =
        codes.stream()
            .flatMap(code -> SERVICE.find(code).stream())
            .findFirst()
            .or(() -> SERVICE.find(Integer.toString(status)))
            .or(() -> SERVICE.find(status / 100 + "xx"))
            .orElseThrow();
    String code = codes.isEmpty() ? "" : " " + codes.get(0);
    return new Diagnosis(
        meaning.kind(),
        meaning.remedy(),
        meaning.sentence() + " (" + host + " answered " + status + code + quote(answered) + ")",
        codes,
        Optional.ofNullable(response).map(HttpResponse::getHeaders),
        answered);
  }

  private Diagnosis signIn(Throwable thrown, List<Throwable> chain) {
    for (Throwable link : chain) {
      Matcher code = ENTRA_CODE.matcher(String.valueOf(link.getMessage()));
      if (code.find()) {
        String name = code.group();
        String sentence =
            ENTRA
                .find(code.group(1))
                .map(CodeTable.Meaning::sentence)
                .orElse("Microsoft Entra ID refused the credential; look the code up");
        return diagnosis(
            ErrorKind.AUTHENTICATION,
            Remedy.NONE,
            "Cannot sign in: " + sentence + " (" + authority + " answered " + name + ")",
            thrown);
      }
    }
    Optional<String> network = network(chain);
    if (network.isPresent()) {
      return diagnosis(
          ErrorKind.UNAVAILABLE,
          Remedy.NONE, // The credential has tried several times itself.
          "Cannot sign in: cannot reach " + authority + ": " + network.get(),
          thrown);
    }
    for (Throwable link : chain) {
      // A class of azure-identity, which only the host's credential needs.
      if (link.getClass().getSimpleName().equals("CredentialUnavailableException")) {
        return diagnosis(
            ErrorKind.AUTHENTICATION,
            Remedy.NONE,
            "Cannot sign in: no credential is set up; give a client id and a secret or certificate,"
                + " sign in with the Azure CLI, or run where there is a managed identity",
            thrown);
      }
    }
    return diagnosis(
        ErrorKind.AUTHENTICATION,
        Remedy.NONE,
        "Cannot sign in: the credential failed with "
            + chain.get(chain.size() - 1).getClass().getSimpleName()
            + "; check how it is made",
        thrown);
  }

  /** What the SDK throws at an answer 200 whose body is empty, or text of another kind. */
  private static boolean isUnreadable(Throwable thrown) {
    return thrown instanceof NullPointerException
        || (thrown instanceof IllegalStateException
            && String.valueOf(thrown.getMessage()).startsWith("Unsupported text Content-Type"));
  }

  private Diagnosis tooDeep(Throwable thrown) {
    return diagnosis(
        ErrorKind.BAD_ANSWER,
        Remedy.NONE,
        host + " answered with JSON that is nested too deep, 1000 levels or more",
        thrown);
  }

  /** What the SDK throws at objects and arrays within each other, 1,000 of them. */
  private static boolean isTooDeep(Throwable thrown) {
    return thrown instanceof IllegalStateException
        && String.valueOf(thrown.getMessage()).contains("nested depth");
  }

  private static Diagnosis diagnosis(
      ErrorKind kind, Remedy remedy, String message, Throwable cause) {
    return new Diagnosis(kind, remedy, message, List.of(), Optional.empty(), cause);
  }

  /** The error's codes, the most telling first: Resource Graph puts that in the details. */
  private static List<String> codes(HttpResponseException answered) {
    List<String> codes = new ArrayList<>();
    if (answered instanceof ManagementException management && management.getValue() != null) {
      ManagementError error = management.getValue();
      if (error.getDetails() != null) {
        for (ManagementError detail : error.getDetails()) {
          add(codes, detail.getCode());
        }
      }
      add(codes, error.getCode());
    }
    return codes;
  }

  private static void add(List<String> codes, @Nullable String code) {
    if (code != null && code.matches("\\w{1,80}")) {
      codes.add(code);
    }
  }

  private static String quote(HttpResponseException answered) {
    if (!(answered instanceof ManagementException management)
        || management.getValue() == null
        || management.getValue().getMessage() == null) {
      return "";
    }
    String text = management.getValue().getMessage().replaceAll("\\s+", " ").strip();
    return ": " + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text);
  }

  /** What is wrong with the network, if that is what is wrong. */
  private static Optional<String> network(List<Throwable> chain) {
    for (Throwable link : chain) {
      String message = String.valueOf(link.getMessage());
      if (link instanceof UnknownHostException
          || link.getClass().getSimpleName().equals("UnresolvedAddressException")) {
        return Optional.of("its name cannot be resolved; check the network and the proxy");
      }
      if (link instanceof SSLException) {
        return Optional.of(
            "no trusted TLS connection (" + message + "); check the proxy and the trust store");
      }
      if (link instanceof TimeoutException || link.getClass().getSimpleName().contains("Timeout")) {
        return Optional.of("no answer in time; check the network and the proxy");
      }
    }
    for (Throwable link : chain) {
      Matcher tunnel = NO_TUNNEL.matcher(String.valueOf(link.getMessage()));
      if (link instanceof IOException && tunnel.find()) {
        return Optional.of(
            "the proxy makes no connection to it (it answered "
                + tunnel.group(1)
                + "); check the proxy");
      }
      if (link instanceof ConnectException) {
        return Optional.of("no connection; check the network and the proxy");
      }
      if (link instanceof IOException) {
        return Optional.of("the connection failed (" + link.getMessage() + ")");
      }
    }
    return Optional.empty();
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable link = thrown;
        link != null && chain.size() < 20 && !chain.contains(link);
        link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }
}
