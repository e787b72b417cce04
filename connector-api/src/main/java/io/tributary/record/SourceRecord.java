package io.tributary.record;

/**
 * One row as a source read it, with what enrichment has added at its root.
 *
 * @param dataset the dataset it was read for, such as {@code azure.virtual-machine}
 * @param id the row's own id as the source compares ids (for Azure: lower case), unique within a
 *     split; empty when the row has none
 * @param document the row
 */
public record SourceRecord(String dataset, String id, Document document) {
  /** The same row with another document: what enrichment returns. */
  public SourceRecord withDocument(Document enriched) {
    return new SourceRecord(dataset, id, enriched);
  }
}
