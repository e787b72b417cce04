package io.tributary.testkit.estate;

/**
 * A machine outside Azure, as a Log Analytics workspace knows it.
 *
 * @param name its host name
 * @param sourceComputerId the agent's id
 * @param vmUuid the hardware's id
 */
record OnPremisesMachine(String name, String sourceComputerId, String vmUuid) {
  OnPremisesMachine(Draw draw) {
    this("CONTOSO-DC" + (1 + draw.below(99)), draw.guid(), draw.guid());
  }

  /** The last segment of the id that assessments give it. */
  @Override
  public String toString() {
    return name + "_" + sourceComputerId + "_" + vmUuid;
  }
}
