package io.tributary.testkit.contract.host;

import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Source;
import io.tributary.source.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A source that keeps its contract: rows by number, some on a page. */
public class ListSource implements Source {
  public static final Split SPLIT = new Split("contoso.machine", "all", Map.of());
  private static final int ROWS = 25;
  private static final int PAGE = 10;

  public static List<String> ids() {
    return IntStream.range(0, ROWS).mapToObj(i -> "row-" + i).toList();
  }

  @Override
  public Page fetch(Split split, Checkpoint checkpoint) throws InterruptedException {
    int from = checkpoint.isStart() ? 0 : Integer.parseInt(checkpoint.token());
    int to = Math.min(from + PAGE, ROWS);
    List<SourceRecord> records =
        ids().subList(from, to).stream()
            .map(id -> new SourceRecord(split.dataset(), id, Document.owning(Map.of("id", id))))
            .toList();
    return new Page(
        records,
        to < ROWS ? Optional.of(new Checkpoint(String.valueOf(to), to)) : Optional.empty(),
        ROWS);
  }
}
