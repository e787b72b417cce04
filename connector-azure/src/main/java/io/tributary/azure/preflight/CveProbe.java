package io.tributary.azure.preflight;

import io.tributary.azure.enrich.CveDetails;
import io.tributary.azure.preflight.PreflightCheck.State;
import java.util.List;

/** Whether the details of CVEs can be read, which belong to the tenant's root. */
final class CveProbe {
  static final String NAME = "cve-details";

  private CveProbe() {}

  static Probe of(CveDetails details) {
    return new Probe(
        NAME,
        "",
        State.WARNING,
        () ->
            List.of(
                details
                    .probe()
                    .map(reason -> new PreflightCheck(NAME, "", State.WARNING, reason))
                    .orElseGet(() -> new PreflightCheck(NAME, "", State.OK, "they can be read"))));
  }
}
