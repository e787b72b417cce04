package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
  private static final String DIGEST =
      "sha256:3f1c9a5e0b7d48f2a6c4e1d09b8735fa2c6e4d81b07f95a3e2d1c0b4a5968712";

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io, library/nginx, latest",
    "nginx:1.27, docker.io, library/nginx, 1.27",
    "contoso/web, docker.io, contoso/web, latest",
    "docker.io/nginx:1, docker.io, library/nginx, 1",
    "mcr.microsoft.com/azuredocs/aci-helloworld, mcr.microsoft.com, azuredocs/aci-helloworld, latest",
    "Contoso.azurecr.io/team/web:2, contoso.azurecr.io, team/web, 2",
    "registry.example:5000/web, registry.example:5000, web, latest",
    "registry.example:5000/web:3, registry.example:5000, web, 3",
    "localhost/web:4, localhost, web, 4",
    "'', docker.io, '', latest"
  })
  void anyFormIsTakenApart(String text, String registry, String repository, String tag) {
    ImageReference image = ImageReference.parse(text);

    assertThat(image.registry()).isEqualTo(registry);
    assertThat(image.repository()).isEqualTo(repository);
    assertThat(image.tagOrDigest()).isEqualTo(tag);
  }

  @Test
  void aDigestStandsForATagAndBesideOne() {
    ImageReference digest =
        ImageReference.parse("registry.example:5000/a/b@" + DIGEST.toUpperCase(Locale.ROOT));
    ImageReference both = ImageReference.parse("a/b:1.2@" + DIGEST);

    assertThat(digest.repository()).isEqualTo("a/b");
    assertThat(digest.tag()).isEmpty();
    assertThat(digest.digest()).isEqualTo(DIGEST);
    assertThat(digest.tagOrDigest()).isEqualTo(DIGEST);
    assertThat(both.tag()).isEqualTo("1.2");
    assertThat(both.tagOrDigest()).isEqualTo("1.2@" + DIGEST);
  }

  @Test
  void aDigestIsFoundInAnyText() {
    assertThat(ImageReference.digestIn("/repositories/a/images/" + DIGEST)).isEqualTo(DIGEST);
    assertThat(ImageReference.digestIn("sha256:short")).isEmpty();
  }
}
