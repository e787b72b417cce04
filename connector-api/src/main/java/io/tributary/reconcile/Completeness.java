package io.tributary.reconcile;

import java.util.List;

/**
 * Whether it is proven that everything was read, and if not, why.
 *
 * @param reasons what stands against it, one sentence each; empty when it is proven
 */
public record Completeness(List<String> reasons) {
  /** Copies the list. */
  public Completeness {
    reasons = List.copyOf(reasons);
  }

  /** Whether nothing stands against it: only then may what was not seen be taken as gone. */
  public boolean complete() {
    return reasons.isEmpty();
  }
}
