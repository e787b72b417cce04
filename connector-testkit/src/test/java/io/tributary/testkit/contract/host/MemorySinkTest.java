package io.tributary.testkit.contract.host;

import io.tributary.sink.Sink;
import io.tributary.testkit.contract.SinkContract;
import io.tributary.testkit.contract.Stored;
import java.util.Collection;

/** All that a host writes to check its sink, in a package of its own. */
class MemorySinkTest extends SinkContract {
  private final MemorySink sink = new MemorySink();

  @Override
  protected Sink sink() {
    return sink;
  }

  @Override
  protected Collection<Stored> stored() {
    return sink.stored();
  }
}
