package io.tributary.examples.cli;

import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.sink.MappedSink;
import io.tributary.core.sink.Sinks;
import io.tributary.sink.Sink;
import io.tributary.transform.MapLibrary;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The model that documents are delivered in. */
final class TargetOption {
  @Option(
      names = "--target",
      paramLabel = "MODEL",
      defaultValue = "etm",
      description = "What documents are delivered as: etm (default), or ocsf for OCSF 1.8 events.")
  private Target target = Target.ETM;

  private @Nullable MappedSink mapped;

  /** The models there are. */
  enum Target {
    /** That of the maps of the datasets. */
    ETM,
    /** Open Cybersecurity Schema Framework. */
    OCSF
  }

  /** The model, for a run to be resumed with no other. */
  String settings() {
    return "target " + target.name().toLowerCase(Locale.ROOT);
  }

  /** The sink, or one that brings records into the model before that has them. */
  Sink before(Sink sink, MapLibrary maps) {
    if (target == Target.ETM) {
      return sink;
    }
    mapped = Sinks.mapped(OcsfMaps.of(maps), sink);
    return mapped;
  }

  /** Says what could not be brought into the model. */
  void print(PrintWriter out) {
    if (mapped != null) {
      mapped
          .conversions()
          .forEach((what, times) -> out.printf("Not converted, %d times: %s%n", times, what));
      out.flush();
    }
  }
}
