package io.tributary.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A table whose rows are made when asked for, and counted. */
final class GeneratedTable implements Table {

  static final String[] SUBSCRIPTIONS = {
    "aaaaaaaa-0000-4000-8000-000000000000", "bbbbbbbb-0000-4000-8000-000000000000"
  };

  private final int size;
  private final int padding;
  private final AtomicLong reads = new AtomicLong();

  GeneratedTable(int size, int padding) {
    this.size = size;
    this.padding = padding;
  }

  Tables asResources() {
    return new Tables() {
      @Override
      public Set<String> names() {
        return Set.of("resources");
      }

      @Override
      public Table table(String name) {
        return name.equals("resources") ? GeneratedTable.this : new GeneratedTable(0, 0);
      }
    };
  }

  long reads() {
    return reads.get();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Map<String, Object> row(int index) {
    reads.incrementAndGet();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", "/r/%07d".formatted((index * 7919L) % size));
    row.put("type", "microsoft.x/y");
    row.put("subscriptionId", SUBSCRIPTIONS[index % 2]);
    row.put("properties", Map.of("index", index, "padding", "x".repeat(padding)));
    return row;
  }
}
