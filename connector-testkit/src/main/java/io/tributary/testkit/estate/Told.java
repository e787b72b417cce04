package io.tributary.testkit.estate;

import java.util.List;

/**
 * What one or several rows tell that no rows of the same dataset told before.
 *
 * @param dataset which dataset reads them
 * @param rows how many rows there are
 * @param status their status, with its cause if it has one
 * @param isFirst whether no other dataset tells the same
 * @param findings what a sync makes of them when it asks for their status
 * @param stubs keys of assets that they name besides
 */
record Told(
    String dataset,
    int rows,
    String status,
    boolean isFirst,
    List<ExpectedFinding> findings,
    List<String> stubs) {

  static Told once(String dataset, String status, List<ExpectedFinding> findings) {
    return new Told(dataset, 1, status, true, findings, List.of());
  }

  /** Whether a sync asks for it unless told otherwise. */
  boolean isUnhealthy() {
    return status.equals(Assessment.Status.Unhealthy.name());
  }
}
