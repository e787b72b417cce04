package io.tributary.azure.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.failure.Diagnosis.Remedy;
import io.tributary.failure.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Arrays;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureErrorsTest {
  private final AzureErrors errors =
      new AzureErrors("management.azure.com", "https://login.microsoftonline.com/");

  private static SignInException signIn(String message) {
    return new SignInException(new IllegalStateException("outer", new RuntimeException(message)));
  }

  @ParameterizedTest
  @CsvSource({
    "AADSTS7000215, the client secret is wrong",
    "AADSTS7000222, has expired",
    "AADSTS700016, no such application",
    "AADSTS90002, the tenant does not exist",
    "AADSTS99999, look the code up"
  })
  void theCodesOfTheSignInAreExplained(String code, String advice) {
    Diagnosis diagnosis = errors.diagnose(signIn(code + ": Invalid secret 's3cr3t' provided."));

    assertThat(diagnosis.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
    assertThat(diagnosis.remedy()).isEqualTo(Remedy.NONE);
    assertThat(diagnosis.message())
        .startsWith("Cannot sign in: ")
        .contains(advice)
        .contains(code)
        .doesNotContain("s3cr3t");
  }

  @Test
  void aSignInThatCannotBeReachedNamesItsOwnHost() {
    Diagnosis diagnosis =
        errors.diagnose(new SignInException(new UncheckedIOException(new ConnectException())));

    assertThat(diagnosis.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(diagnosis.message())
        .contains("cannot reach https://login.microsoftonline.com/")
        .doesNotContain("management");
  }

  @Test
  void aCredentialThatIsNotSetUpIsSaidInOneSentence() {
    Diagnosis diagnosis =
        errors.diagnose(new SignInException(new CredentialUnavailableException("EnvironmentCr…")));

    assertThat(diagnosis.message())
        .contains("no credential is set up")
        .doesNotContain("EnvironmentCr");
  }

  @Test
  void anyOtherCredentialsFailureIsNamedWithoutItsMessage() {
    Diagnosis diagnosis = errors.diagnose(new SignInException(new IllegalStateException("s3cr3t")));

    assertThat(diagnosis.message()).contains("IllegalStateException").doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aBrokenNetworkMayPass(int which) {
    IOException cause =
        Arrays.asList(
                new UnknownHostException("management.azure.com"),
                new ConnectException("refused"),
                new HttpConnectTimeoutException("timed out"),
                new SSLHandshakeException("PKIX path building failed"),
                new IOException("HTTP/1.1 header parser received no bytes"))
            .get(which);

    Diagnosis diagnosis = errors.diagnose(new UncheckedIOException(cause));

    assertThat(diagnosis.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(diagnosis.remedy()).isEqualTo(Remedy.AGAIN);
    assertThat(diagnosis.message()).startsWith("Cannot reach management.azure.com: ");
  }

  @Test
  void aProxyThatMakesNoConnectionIsNamed() {
    Diagnosis diagnosis =
        errors.diagnose(new UncheckedIOException(new IOException("Tunnel failed, got: 502")));

    assertThat(diagnosis.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(diagnosis.remedy()).isEqualTo(Remedy.AGAIN);
    assertThat(diagnosis.message())
        .isEqualTo(
            "Cannot reach management.azure.com: the proxy makes no connection to it (it answered"
                + " 502); check the proxy");
  }

  @Test
  void rowsThatMovedAreAReasonToBeginAnewAndNotToAskAgain() {
    Diagnosis diagnosis = errors.diagnose(new MovedRowsException("Rows came or went"));

    assertThat(diagnosis.kind()).isEqualTo(ErrorKind.BAD_ANSWER);
    assertThat(diagnosis.remedy()).isEqualTo(Remedy.NONE);
    assertThat(diagnosis.message()).isEqualTo("Rows came or went");
  }

  @Test
  void whatNobodyKnowsIsADefect() {
    Diagnosis diagnosis = errors.diagnose(new IllegalStateException("odd"));

    assertThat(diagnosis.kind()).isEqualTo(ErrorKind.INTERNAL);
    assertThat(diagnosis.remedy()).isEqualTo(Remedy.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"service-codes.properties", "entra-codes.properties"})
  void everyLineOfATableHasAMeaning(String name) throws Exception {
    Properties table = new Properties();
    try (var in = AzureErrors.class.getResourceAsStream(name)) {
      table.load(in);
    }
    CodeTable codes = CodeTable.resource(name);

    assertThat(table.stringPropertyNames())
        .isNotEmpty()
        .allSatisfy(code -> assertThat(codes.find(code).orElseThrow().sentence()).isNotBlank());
  }

  /** Named as the one of azure-identity, which this module does not need. */
  private static final class CredentialUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialUnavailableException(String message) {
      super(message);
    }
  }
}
