package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.containers.containerregistry.ContainerRegistryClient;
import com.azure.containers.containerregistry.ContainerRegistryContentClient;
import com.azure.containers.containerregistry.models.ArtifactManifestPlatform;
import com.azure.containers.containerregistry.models.ArtifactManifestProperties;
import com.azure.containers.containerregistry.models.ArtifactTagProperties;
import com.azure.containers.containerregistry.models.ContainerRepositoryProperties;
import com.azure.containers.containerregistry.models.GetManifestResult;
import com.azure.containers.containerregistry.models.OciDescriptor;
import com.azure.containers.containerregistry.models.OciImageManifest;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.rest.PagedResponse;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageIndex;
import io.tributary.testkit.registry.Platform;
import io.tributary.testkit.registry.RegistryContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySdkTest {

  private static final String HOST = "contosoregistry1.azurecr.io";
  private static final String FORBIDDEN = "contosoregistry2.azurecr.io";
  private static final Image AMD64 = image("amd64");
  private static final Image ARM64 = image("arm64");
  private static final Image UNTAGGED = image("s390x");
  private static final ImageIndex INDEX = ImageIndex.oci(AMD64, ARM64, Image.attestationOf(AMD64));

  private AzureSimulator azure;
  private RegistryClients clients;

  @BeforeEach
  void start() throws IOException {
    azure =
        AzureSimulator.builder()
            .registries(
                RegistryContent.builder()
                    .push(HOST, "library/hello-world", List.of("1.0", "latest"), AMD64)
                    .push(HOST, "library/hello-world", List.of(), UNTAGGED)
                    .push(HOST, "payments/api", List.of("1.4.2"), INDEX)
                    .push(HOST, "payments/jobs", List.of("7"), ImageIndex.docker(docker()))
                    .registry(FORBIDDEN)
                    .build())
            .forbiddenRegistries(Set.of(FORBIDDEN))
            .start();
    clients = new RegistryClients(azure, HOST);
  }

  @AfterEach
  void close() {
    azure.close();
  }

  @Test
  void manifestAndConfigAreFetchedThroughTheRedirect() {
    ContainerRegistryContentClient client = clients.content("library/hello-world");

    GetManifestResult manifest = client.getManifest("latest");
    OciDescriptor config =
        manifest.getManifest().toObject(OciImageManifest.class).getConfiguration();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    client.downloadStream(config.getDigest(), Channels.newChannel(bytes));

    assertThat(manifest.getDigest()).isEqualTo(AMD64.digest());
    assertThat(manifest.getManifestMediaType()).hasToString(AMD64.manifest().mediaType());
    assertThat(bytes.toByteArray()).isEqualTo(AMD64.config().bytes());
    assertThat(azure.requests())
        .filteredOn(request -> request.host().contains("blobs."))
        .extracting(RecordedRequest::host, RecordedRequest::status)
        .containsExactly(tuple("contosoregistry1blobs.blob.core.windows.net", 206));
  }

  @Test
  void indexComesWithItsOwnMediaTypeAndItsImagesByDigest() {
    ContainerRegistryContentClient client = clients.content("payments/api");

    GetManifestResult index = client.getManifest("1.4.2");

    assertThat(index.getManifestMediaType()).hasToString("application/vnd.oci.image.index.v1+json");
    assertThat(client.getManifest(ARM64.digest()).getManifest().toBytes())
        .isEqualTo(ARM64.manifest().bytes());
    assertThat(clients.content("payments/jobs").getManifest("7").getManifestMediaType())
        .hasToString("application/vnd.docker.distribution.manifest.list.v2+json");
  }

  @Test
  void oneClientSignsInOnce() {
    ContainerRegistryContentClient client = clients.content("payments/api");

    client.getManifest("1.4.2");
    client.getManifest(AMD64.digest());
    client.getManifest(ARM64.digest());

    assertThat(azure.requests())
        .filteredOn(request -> request.path().startsWith("/oauth2/") && request.host().equals(HOST))
        .extracting(RecordedRequest::path)
        .containsExactly("/oauth2/exchange", "/oauth2/token");
    assertThat(azure.requests())
        .filteredOn(request -> request.path().contains("/manifests/"))
        .extracting(RecordedRequest::status)
        .containsExactly(401, 200, 200, 200);
  }

  @Test
  void repositoriesAreListedPageByPage() {
    List<List<String>> pages =
        clients
            .asyncRegistry()
            .listRepositoryNames()
            .byPage(2)
            .map(PagedResponse::getValue)
            .collectList()
            .block();

    assertThat(pages)
        .containsExactly(List.of("library/hello-world", "payments/api"), List.of("payments/jobs"));
    assertThat(clients.registry().listRepositoryNames()).hasSize(3);
  }

  @Test
  void manifestsAreListedPageByPageWithWhatIsKnownOfThem() {
    ContainerRegistryClient client = clients.registry();

    List<ArtifactManifestProperties> listed =
        client.getRepository("payments/api").listManifestProperties().stream().toList();

    assertThat(listed)
        .extracting(ArtifactManifestProperties::getDigest)
        .containsExactlyInAnyOrder(
            INDEX.digest(), AMD64.digest(), ARM64.digest(), INDEX.images().get(2).digest());
    assertThat(
            clients
                .asyncRegistry()
                .getRepository("payments/api")
                .listManifestProperties()
                .byPage(1)
                .collectList()
                .block())
        .hasSize(4);
    ArtifactManifestProperties arm =
        listed.stream()
            .filter(each -> each.getDigest().equals(ARM64.digest()))
            .findFirst()
            .orElseThrow();
    assertThat(arm.getArchitecture()).hasToString("arm64");
    assertThat(arm.getOperatingSystem()).hasToString("linux");
    assertThat(arm.getSizeInBytes())
        .isEqualTo(ARM64.config().size() + ARM64.layers().get(0).size());
    assertThat(arm.getCreatedOn()).hasToString("2025-03-01T10:00:00.123456700Z");
    assertThat(arm.getTags()).as("the member is absent, which the client gives as null").isNull();
  }

  @Test
  void tagsOfADigestAreThoseThatPointToIt() {
    ContainerRegistryClient client = clients.registry();

    assertThat(tags(client, AMD64.digest())).containsExactly("1.0", "latest");
    assertThat(tags(client, UNTAGGED.digest())).isNull();
    assertThat(
            client
                .getArtifact("payments/api", INDEX.digest())
                .getManifestProperties()
                .getRelatedArtifacts())
        .extracting(ArtifactManifestPlatform::getDigest)
        .contains(AMD64.digest(), ARM64.digest());
    assertThat(client.getArtifact("library/hello-world", "latest").listTagProperties())
        .extracting(ArtifactTagProperties::getName)
        .containsExactly("1.0", "latest");
    assertThat(client.getArtifact("library/hello-world", "1.0").getTagProperties("1.0").getDigest())
        .isEqualTo(AMD64.digest());
  }

  @Test
  void repositoryCountsItsManifestsAndTags() {
    ContainerRepositoryProperties properties =
        clients.registry().getRepository("library/hello-world").getProperties();

    assertThat(properties.getManifestCount()).isEqualTo(2);
    assertThat(properties.getTagCount()).isEqualTo(2);
    assertThat(properties.getName()).isEqualTo("library/hello-world");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> clients.content("payments/api").getManifest("2.0"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> clients.content("payments/none").getManifest("1.4.2"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> clients.registry().getRepository("payments/none").getProperties())
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void forbiddenRegistryRefusesToSignIn() {
    ContainerRegistryContentClient client =
        new RegistryClients(azure, FORBIDDEN).content("payments/api");

    assertThatThrownBy(() -> client.getManifest("1.4.2"))
        .isInstanceOf(ClientAuthenticationException.class);
  }

  private static List<String> tags(ContainerRegistryClient client, String digest) {
    return client.getArtifact("library/hello-world", digest).getManifestProperties().getTags();
  }

  private static Image image(String architecture) {
    return Image.oci(new Platform("linux", architecture))
        .created("2025-03-01T10:00:00.1234567Z")
        .layer("ADD root", "root for " + architecture)
        .build();
  }

  private static Image docker() {
    return Image.docker(new Platform("windows", "amd64")).layer("ADD root", "windows").build();
  }
}
