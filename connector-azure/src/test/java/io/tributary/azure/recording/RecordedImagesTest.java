package io.tributary.azure.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.SimulatedTenant;
import io.tributary.core.json.Json;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.Sinks;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Tables;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.ImageIndex;
import io.tributary.testkit.registry.Platform;
import io.tributary.testkit.registry.RegistryContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that names itself by its digest, and has secrets in it. */
class RecordedImagesTest {
  private static final String HOST = "acme.azurecr.io";
  private static final String SUBSCRIPTION = "11111111-1111-4111-8111-111111111111";
  private static final Image SECRETIVE =
      Image.oci(new Platform("amd64", "linux"))
          .layer("RUN |1 NPM_TOKEN=hunter2 /bin/sh -c npm ci # buildkit", "modules")
          .emptyLayer("ENV DB_PASSWORD=hunter2 with blanks")
          .layer("COPY app /app", "app")
          .build();
  private static final Image PLAIN =
      Image.oci(new Platform("arm64", "linux")).layer("COPY app /app", "plain").build();

  @TempDir private Path folder;

  @Test
  void imagesWithSecretsReplayUnderOtherDigests() throws IOException {
    Path archive = folder.resolve("images.zip");
    List<OutputRecord> recorded;
    try (SimulatedTenant tenant =
            SimulatedTenant.start(
                AzureSimulator.builder()
                    .noQuota()
                    .tables(Tables.of(Map.of("resources", List.of(registry()))))
                    .registries(
                        RegistryContent.builder()
                            .push(HOST, "web", List.of("1"), SECRETIVE)
                            .push(HOST, "multi", List.of("1"), ImageIndex.oci(SECRETIVE, PLAIN))
                            .push(HOST, "plain", List.of("1"), PLAIN)
                            .build()));
        Recorder recorder = Recorder.to(archive).start()) {
      recorded = images(recorder.around(tenant.client()));
    }
    List<OutputRecord> replayed;
    List<String> unmatched;
    try (SimulatedTenant tenant = SimulatedTenant.start(AzureSimulator.builder().replay(archive))) {
      replayed = images(tenant.client());
      unmatched = tenant.simulator().unmatched();
    }

    assertThat(Recording.read(archive).text())
        .contains("ENV DB_PASSWORD=***", "RUN |1 *** /bin/sh -c npm ci")
        .doesNotContain("hunter2");
    assertThat(unmatched).isEmpty();
    assertThat(replayed).hasSameSizeAs(recorded).hasSizeGreaterThan(1);
    assertThat(replayed)
        .extracting(image -> image.document().keys())
        .containsExactlyInAnyOrderElementsOf(
            recorded.stream().map(image -> image.document().keys()).toList());
    assertThat(keys(recorded)).anyMatch(key -> key.contains(PLAIN.digest()));
    assertThat(keys(replayed)).anyMatch(key -> key.contains(PLAIN.digest()));
    assertThat(keys(recorded)).anyMatch(key -> key.contains(SECRETIVE.digest()));
    assertThat(keys(replayed)).noneMatch(key -> key.contains(SECRETIVE.digest()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "ENV spring.datasource.password=hunter2;ENV spring.datasource.password=***",
        "/bin/bash -o pipefail -c #(nop)  ENV P=hunter2;/bin/bash -o pipefail -c #(nop)  ENV P=***",
        "cmd /S /C #(nop)  ENV P=hunter2;cmd /S /C #(nop)  ENV P=***",
        "ARG build-token=hunter2;ARG build-token=***",
        "ENV P hunter2;ENV ***",
        "env P=hunter2;env P=***",
        "ENV Shown=seen Q=hunter2;ENV Shown=seen",
        "RUN make # ENV P=seen;RUN make # ENV P=seen",
      })
  void whatAStepSetsIsMasked(String step, String seen) {
    assertThat(masked("{'history': [{'created_by': '" + step + "'}]}"))
        .isEqualTo("{'history':[{'created_by':'" + seen + "'}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'os':'linux','container_config':{'Cmd':['/bin/sh','-c','#(nop) ','ENV P=hunter2']}}",
        "{'os':'linux','Container_Config':{'Env':['P=hunter2']}}",
        "{'os':'linux','config':{'OnBuild':['ENV P=hunter2']}}",
        "{'os':'linux','history':[{'v1Compatibility':'{\\'Env\\':[\\'P=hunter2\\']}'}]}",
      })
  void whatRepeatsSettingsIsLeftOut(String config) {
    assertThat(masked(config)).startsWith("{'os':'linux'").doesNotContain("hunter2");
  }

  @Test
  void aConfigThatRepeatsNothingIsTheSame() {
    String config = "{'os':'linux','config':{'Env':['PATH=/bin'],'OnBuild':null}}";

    assertThat(masked(config)).isEqualTo(config);
  }

  /** A config without what must not be seen, with single quotes. */
  private static String masked(String config) {
    Document document = Json.document(config.replace('\'', '"'));
    Object seen = new ImageSecrets(List.of("shown")).mask(document);
    return Json.text((Document) seen).replace('"', '\'');
  }

  private static List<String> keys(List<OutputRecord> images) {
    return images.stream().map(OutputRecord::key).toList();
  }

  private static List<OutputRecord> images(HttpClient client) {
    CollectingSink sink = Sinks.collecting();
    Pipeline.from(
            DefenderForCloud.builder()
                .httpClient(client)
                .credential(
                    new ClientSecretCredentialBuilder()
                        .httpClient(client)
                        .tenantId(AzureSimulator.TENANT_ID)
                        .clientId(AzureSimulator.CLIENT_ID)
                        .clientSecret(AzureSimulator.CLIENT_SECRET)
                        .build())
                .build())
        .datasets("azure.container-image")
        .to(sink)
        .build()
        .run()
        .orThrow();
    return sink.assets();
  }

  private static Map<String, Object> registry() {
    return Map.of(
        "id",
        "/subscriptions/"
            + SUBSCRIPTION
            + "/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/acme",
        "type",
        "microsoft.containerregistry/registries",
        "location",
        "westeurope",
        "tenantId",
        AzureSimulator.TENANT_ID,
        "subscriptionId",
        SUBSCRIPTION,
        "properties",
        Map.of("loginServer", HOST));
  }
}
