package io.tributary.examples.cli;

import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.source.Split;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host that syncs, and prints how many bytes are alive after a collection: when the last split
 * has been read, with everything that a run holds still in use, and when the run is over.
 */
public final class LiveSetProbe {
  private LiveSetProbe() {}

  /** Takes the output folder; prints findings, bytes at the end of the run, and bytes after it. */
  public static void main(String[] arguments) {
    Connector defender =
        DefenderForCloud.builder()
            .credential(
                new ClientSecretCredentialBuilder()
                    .tenantId(System.getenv("AZURE_TENANT_ID"))
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .clientSecret(System.getenv("AZURE_CLIENT_SECRET"))
                    .build())
            .build();
    List<Long> atTheEnd = new ArrayList<>();
    Pipeline pipeline =
        Pipeline.from(defender)
            .to(new JsonLinesSink(Path.of(arguments[0])))
            .listener(
                new RunListener() {
                  @Override
                  public void splitEnded(Split split, List<String> reasons) {
                    atTheEnd.add(liveBytes());
                  }
                })
            .build();
    RunReport report = pipeline.run().orThrow();
    System.out.printf(
        "%d %d %d%n", report.findings(), atTheEnd.get(atTheEnd.size() - 1), liveBytes());
  }

  /** What is alive after the collections that it takes to clear soft and weak references. */
  private static long liveBytes() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
