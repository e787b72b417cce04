package io.tributary.azure.source;

import io.tributary.azure.registry.SimulatedRegistries;
import io.tributary.source.Source;
import io.tributary.source.Split;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.contract.SourceContract;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.Platform;
import io.tributary.testkit.registry.RegistryContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class RegistryCatalogueContractTest extends SourceContract {
  private static final String HOST = "acme.azurecr.io";
  private static final List<String> IDS = new ArrayList<>();
  private static SimulatedRegistries azure;

  @BeforeAll
  static void start() throws IOException {
    RegistryContent.Builder content = RegistryContent.builder();
    for (int i = 0; i < 130; i++) {
      String repository = i < 120 ? "large" : "small-" + i;
      Image image =
          Image.oci(new Platform("linux", "amd64")).layer("ADD " + i, "files " + i).build();
      content.push(HOST, repository, List.of("t" + i), image);
      IDS.add(HOST + "/" + repository + "@" + image.digest());
    }
    azure = SimulatedRegistries.start(AzureSimulator.builder().registries(content.build()), HOST);
  }

  private Split split = new Split("none", "none", Map.of());

  @AfterAll
  static void stop() {
    azure.close();
  }

  @Override
  protected Source source() {
    return new RegistryCatalogue(
        SimulatedRegistries.DATASET, azure.gateway().registries(), azure.gateway().listing());
  }

  @BeforeEach
  void plan() throws InterruptedException {
    split = ((RegistryCatalogue) source()).plan().get(0);
  }

  @Override
  protected Split split() {
    return split;
  }

  @Override
  protected Collection<String> ids() {
    return IDS;
  }
}
