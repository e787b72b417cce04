package io.tributary.azure.graph;

/** Lets a whole connector wait without any time passing. */
public final class VirtualTime {
  private VirtualTime() {}

  /** A gate whose waits, and those between the tries of whoever uses it, take no time. */
  public static QuotaGate gate() {
    return QuotaGate.create(new VirtualPause());
  }
}
