package io.tributary.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.registry.Repository;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstateImagesTest {

  @Test
  void defaultEstateHasEverySortOfArtifact() {
    List<EstateImage> images = images(new Blueprint(1, 2, 40));

    assertThat(images).hasSize(9);
    assertThat(images).extracting(EstateImage::kind).contains(ImageKind.values());
    assertThat(images.get(2).isIndex()).isTrue();
    assertThat(images.get(2).platformDigests()).hasSize(2).doesNotContain(images.get(2).digest());
    assertThat(images.get(0).platformDigests()).containsExactly(images.get(0).digest());
    assertThat(images.get(6).platformDigests()).isEmpty();
  }

  @Test
  void digestsFollowFromTheSeedAndArePositionsOwn() {
    List<EstateImage> small = images(new Blueprint(3, 1, 40));
    List<EstateImage> large = images(new Blueprint(3, 1, 400));

    assertThat(large.subList(0, small.size()))
        .extracting(EstateImage::digest)
        .containsExactlyElementsOf(small.stream().map(EstateImage::digest).toList());
    assertThat(large).extracting(EstateImage::digest).doesNotHaveDuplicates();
    assertThat(images(new Blueprint(4, 1, 40)))
        .extracting(EstateImage::digest)
        .doesNotContainAnyElementsOf(small.stream().map(EstateImage::digest).toList());
  }

  @Test
  void registriesAreThoseOfTheResourcesTableAndHaveTheImages() {
    Estate estate = Estate.builder().virtualMachines(200).build();
    Set<String> hosts = new HashSet<>();
    for (Map<String, ?> row : EstateTest.rows(estate, "resources")) {
      if ("microsoft.containerregistry/registries".equals(row.get("type"))) {
        hosts.add(String.valueOf(EstateTest.properties(row).get("loginServer")));
      }
    }

    assertThat(hosts).hasSize(11);
    for (EstateImage image : images(new Blueprint(1, 2, 200))) {
      assertThat(hosts).contains(image.host());
      Repository repository =
          estate
              .registryContent()
              .registry(image.host())
              .orElseThrow()
              .repositories()
              .get(image.repository());
      assertThat(repository.artifacts()).containsKey(image.digest());
      assertThat(repository.artifacts().keySet()).containsAll(image.platformDigests());
      assertThat(repository.tagsOf(image.digest()))
          .containsExactlyInAnyOrderElementsOf(image.tags());
    }
  }

  @Test
  void otherHostsHaveNoRegistry() {
    EstateImages images = new EstateImages(new Blueprint(1, 2, 40));

    assertThat(
            List.of(
                "contosoregistry4.azurecr.io",
                "contosoregistry0.azurecr.io",
                "contosoregistry01.azurecr.io",
                "contosoregistry.azurecr.io",
                "contosoregistry1.azurecr.us",
                "other1.azurecr.io",
                ".azurecr.io"))
        .allSatisfy(host -> assertThat(images.registry(host)).isEmpty());
    assertThat(images.registry("contosoregistry3.azurecr.io")).isPresent();
  }

  private static List<EstateImage> images(Blueprint blueprint) {
    EstateImages images = new EstateImages(blueprint);
    return IntStream.range(0, images.size()).mapToObj(images::at).toList();
  }
}
