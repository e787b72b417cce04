package io.tributary.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePlaceTest {
  @ParameterizedTest
  @ValueSource(strings = {"web", "team/web", "a.b/c__d/e-f", "x--y/z_1"})
  void aRepositoryHasANameOfTheDistributionSpecification(String name) {
    assertThat(ImagePlace.isRepository(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "..", "a/../b", "/a", "a/", "a//b", "A", "a b", "a?n=1", "a%2f..", "a\nb", "a___b", "é"
      })
  void nothingElseIsOne(String name) {
    assertThat(ImagePlace.isRepository(name)).isFalse();
  }

  @Test
  void aNameThatIsTooLongIsNone() {
    assertThat(ImagePlace.isRepository("a".repeat(255))).isTrue();
    assertThat(ImagePlace.isRepository("a".repeat(256))).isFalse();
  }

  @Test
  void aDigestIsOneOfSha256() {
    assertThat(ImagePlace.isDigest("sha256:" + "0".repeat(64))).isTrue();
    assertThat(ImagePlace.isDigest("sha512:" + "0".repeat(128))).isFalse();
    assertThat(ImagePlace.isDigest("latest")).isFalse();
  }
}
