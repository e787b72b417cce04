package io.tributary.azure.transform;

import io.tributary.core.transform.FirstMap;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.TransformMap;
import java.util.List;

/**
 * The maps from what is delivered to events of OCSF 1.8: Compliance Finding (2003), Vulnerability
 * Finding (2002), Device Inventory Info (5001) and Cloud Resources Inventory Info (5023).
 *
 * <p>They are for {@link io.tributary.core.sink.Sinks#mapped}, since an event tells of what a run
 * has scored, identified and merged:
 *
 * <pre>{@code
 * Pipeline.from(defender).to(Sinks.mapped(OcsfMaps.of(defender.maps()), sink))
 * }</pre>
 *
 * <p>Each is a map of the library like others, and can be overridden there; each says for which
 * records it is, and the first that is for a record makes its event.
 */
public final class OcsfMaps {
  private static final List<String> NAMES =
      List.of(
          "ocsf.compliance-finding",
          "ocsf.vulnerability-finding",
          "ocsf.device-inventory",
          "ocsf.cloud-resources-inventory");

  private OcsfMaps() {}

  /** The names of the maps, and of the data models that they write, in the order of trial. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * One map of all of them.
   *
   * @param maps those of the connector, perhaps with some overridden
   * @throws IllegalArgumentException when one is missing
   */
  public static TransformMap of(MapLibrary maps) {
    return FirstMap.of(NAMES.stream().map(maps::get).toList());
  }
}
