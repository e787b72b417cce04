package io.tributary.azure.source;

import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.record.SourceRecord;
import io.tributary.source.Dataset;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.RandomAccess;

/** The records of a page's rows, each made when it is asked for. */
final class RowRecords extends AbstractList<SourceRecord> implements RandomAccess {
  private final Dataset dataset;
  private final ValueMask mask;
  private final List<Document> rows;

  RowRecords(Dataset dataset, ValueMask mask, List<Document> rows) {
    this.dataset = dataset;
    this.mask = mask;
    this.rows = rows;
  }

  @Override
  public SourceRecord get(int position) {
    Document row = rows.get(position);
    // Azure compares ids without regard to case, and writes them now so, now so.
    String id = row.at("id") instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
    boolean masked = dataset.kind() == OutputRecord.Kind.ASSET;
    return new SourceRecord(dataset.name(), id, masked ? mask.mask(row) : row);
  }

  @Override
  public int size() {
    return rows.size();
  }
}
