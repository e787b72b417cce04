package io.tributary.testkit.estate;

import io.tributary.testkit.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables that follow each other as one. */
record ChainedRows(List<Table> parts) implements Table {
  static Table of(Table... parts) {
    return new ChainedRows(List.of(parts));
  }

  @Override
  public int size() {
    return parts.stream().mapToInt(Table::size).sum();
  }

  @Override
  public Map<String, @Nullable Object> row(int index) {
    int left = Objects.checkIndex(index, size());
    for (Table part : parts) {
      if (left < part.size()) {
        return part.row(left);
      }
      left -= part.size();
    }
    throw new AssertionError("An index within the size is within a part");
  }
}
