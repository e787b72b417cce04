package io.tributary.core.sink;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.sink.Sink;
import io.tributary.testkit.contract.SinkContract;
import io.tributary.testkit.contract.Stored;
import io.tributary.transform.Mapping;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A map that changes nothing leaves a sink what it is. */
class MappedSinkContractTest extends SinkContract {
  private CollectingSink to = Sinks.collecting();

  @Override
  protected Sink sink() {
    to = Sinks.collecting();
    return Sinks.mapped(MappedSinkContractTest::unchanged, to);
  }

  private static Mapping unchanged(SourceRecord row) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    row.document().forEach(own::put);
    own.remove("delivery");
    return Mapping.of(new Asset("any", false, Document.owning(own)));
  }

  @Override
  protected Collection<Stored> stored() {
    return Stream.concat(to.assets().stream(), to.findings().stream()).map(Stored::of).toList();
  }
}
