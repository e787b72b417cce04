package io.tributary.core.sink;

import io.tributary.sink.Sink;
import io.tributary.testkit.contract.SinkContract;
import io.tributary.testkit.contract.Stored;
import java.util.Collection;
import java.util.stream.Stream;

class CollectingSinkContractTest extends SinkContract {
  private CollectingSink sink = Sinks.collecting();

  @Override
  protected Sink sink() {
    sink = Sinks.collecting();
    return sink;
  }

  @Override
  protected Collection<Stored> stored() {
    return Stream.concat(sink.assets().stream(), sink.findings().stream()).map(Stored::of).toList();
  }
}
