package io.tributary.reconcile;

import java.util.ArrayList;
import java.util.List;

/**
 * What a dataset's rows and records came to. It must add up, twice, or the run fails itself.
 *
 * @param rows what became of the rows that were read
 * @param records what became of the records they were mapped to
 */
public record Ledger(Rows rows, Records records) {
  /** What does not add up, one sentence each; empty when all is accounted for. */
  public List<String> discrepancies() {
    List<String> found = new ArrayList<>();
    if (rows.read() != rows.mapped() + rows.filtered() + rows.failed()) {
      found.add(
          rows.read()
              + " rows were read, but "
              + rows.mapped()
              + " mapped + "
              + rows.filtered()
              + " filtered + "
              + rows.failed()
              + " failed");
    }
    if (records.produced() != records.written() + records.merged() + records.rejected()) {
      found.add(
          records.produced()
              + " records were produced, but "
              + records.written()
              + " written + "
              + records.merged()
              + " merged + "
              + records.rejected()
              + " rejected");
    }
    return found;
  }

  /**
   * Rows of a dataset. Rows read for enrichment are counted apart.
   *
   * @param read how many were read, in the attempts that count
   * @param mapped how many gave records, or none without being filtered
   * @param filtered how many were left out by a named rule
   * @param failed how many became dead letters
   * @param announced how many the server counted for the same query
   */
  public record Rows(long read, long mapped, long filtered, long failed, long announced) {}

  /**
   * Records of a dataset.
   *
   * @param produced how many the maps made
   * @param written how many the sink has, each counted once whatever its revisions
   * @param merged how many went into another record, of this dataset or another: an asset with the
   *     same identity, a finding with the same key
   * @param rejected how many the sink refused
   */
  public record Records(long produced, long written, long merged, long rejected) {}
}
