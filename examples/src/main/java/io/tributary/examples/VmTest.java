package io.tributary.examples;

// README: VmTest
import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapReader;
import io.tributary.testkit.map.MapTest;
import java.nio.file.Path;
import reactor.core.publisher.Mono;

/** Tests {@code vm.yaml}; it throws where something is not as expected. */
final class VmTest {
  public static void main(String[] args) {
    Connector defender = DefenderForCloud.builder().credential(request -> Mono.empty()).build();
    FieldMap own = MapReader.plain().withShipped(defender.maps()).load(Path.of("vm.yaml"));
    MapTest.of(own)
        .given("{\"id\": \"/vm-1\", \"tags\": {\"Name\": \"Shop\"}, \"location\": \"eastus\"}")
        .expect("asset.assetDetail.name", "Shop")
        .expect("asset.assetDetail.cloudInfo.region", "EASTUS");
  }
}
// end
