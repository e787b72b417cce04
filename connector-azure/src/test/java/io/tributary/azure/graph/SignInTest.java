package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.SignInException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SignInTest {
  private static final TokenRequestContext REQUEST =
      new TokenRequestContext().addScopes("https://management.azure.com/.default");

  @Test
  void aCredentialThatNeverAnswersIsGivenUp() {
    SignIn signIn = new SignIn(request -> Mono.never(), Duration.ofMillis(1));

    assertThatThrownBy(() -> signIn.getToken(REQUEST).block())
        .isInstanceOf(SignInException.class)
        .satisfies(
            e ->
                assertThat(
                        new AzureErrors("management.azure.com", "https://login.example/")
                            .diagnose(e)
                            .message())
                    .contains("cannot reach https://login.example/")
                    .contains("no answer in time"));
  }
}
