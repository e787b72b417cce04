package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.contract.TransformMapContract;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.List;
import org.junit.jupiter.api.Nested;
import reactor.core.publisher.Mono;

/** The maps of the largest datasets keep the contract, with rows as enrichment leaves them. */
class ShippedMapContractsTest {
  private static final int SAMPLES = 8;
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();

  abstract static class Shipped extends TransformMapContract {
    private final String name;

    Shipped(String name) {
      this.name = name;
    }

    @Override
    protected TransformMap map() {
      return DEFENDER.maps().get(name);
    }

    @Override
    protected List<SourceRecord> samples() {
      TransformMap map = map();
      return EstateRows.shared().of(name).stream()
          .filter(row -> map.apply(row) instanceof Mapping.Mapped)
          .limit(SAMPLES)
          .toList();
    }
  }

  @Nested
  class VirtualMachine extends Shipped {
    VirtualMachine() {
      super("azure.virtual-machine");
    }
  }

  @Nested
  class ContainerInstance extends Shipped {
    ContainerInstance() {
      super("azure.container-instance");
    }
  }

  @Nested
  class ContainerImage extends Shipped {
    ContainerImage() {
      super("azure.container-image");
    }
  }

  @Nested
  class Software extends Shipped {
    Software() {
      super("azure.vulnerability.software");
    }
  }

  @Nested
  class GroupedMachine extends Shipped {
    GroupedMachine() {
      super("azure.vulnerability.grouped.machine");
    }
  }

  @Nested
  class GroupedContainerImage extends Shipped {
    GroupedContainerImage() {
      super("azure.vulnerability.grouped.container-image");
    }
  }
}
