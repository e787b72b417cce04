package io.tributary.core.sink;

import io.tributary.record.Document;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.sink.Sink;
import io.tributary.testkit.contract.SinkContract;
import io.tributary.testkit.contract.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSinkContractTest extends SinkContract {
  @TempDir private Path folder;

  @Override
  protected Sink sink() {
    return new JsonLinesSink(folder);
  }

  @Override
  protected Collection<Stored> stored() throws IOException {
    List<Stored> stored = new ArrayList<>();
    for (String name : List.of("assets.jsonl", "findings.jsonl")) {
      if (Files.exists(folder.resolve(name))) {
        for (Document line : Lines.read(folder.resolve(name))) {
          stored.add(
              new Stored(
                  Kind.valueOf(line.text("kind").orElseThrow()),
                  line.text("key").orElseThrow(),
                  line.number("revision").orElseThrow().intValueExact(),
                  line.object("document").orElseThrow()));
        }
      }
    }
    return stored;
  }
}
