package io.tributary.azure.source;

import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.RandomAccess;

/** The records of a page's rows, each made when it is asked for. */
final class RowRecords extends AbstractList<SourceRecord> implements RandomAccess {
  private final String dataset;
  private final List<Document> rows;

  RowRecords(String dataset, List<Document> rows) {
    this.dataset = dataset;
    this.rows = rows;
  }

  /** The record of one row. */
  static SourceRecord of(String dataset, Document row) {
    // Azure compares ids without regard to case, and writes them now so, now so.
    String id = row.at("id") instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
    return new SourceRecord(dataset, id, row);
  }

  @Override
  public SourceRecord get(int position) {
    return of(dataset, rows.get(position));
  }

  @Override
  public int size() {
    return rows.size();
  }
}
