package io.tributary.examples;

import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.run.RunReport;
import java.nio.file.Path;

/**
 * The least that a host needs: who signs in, where to look, and where everything goes.
 *
 * <p>Set {@code AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID}, {@code AZURE_CLIENT_SECRET} and {@code
 * AZURE_SUBSCRIPTION_ID}, and run {@code java -cp examples/target/tributary.jar
 * io.tributary.examples.Quickstart}.
 */
public final class Quickstart {
  private Quickstart() {}

  /** Writes {@code assets.jsonl} and {@code findings.jsonl} into the folder {@code out}. */
  public static void main(String[] arguments) {
    // The connector knows Defender for Cloud. Nothing goes out before a pipeline runs it.
    Connector defender = connector();

    // The pipeline reads, maps, scores and identifies, and delivers to the sink. It runs in this
    // thread; it comes back when everything is done, with an account of every row.
    RunReport report = Pipeline.from(defender).to(new JsonLinesSink(Path.of("out"))).build().run();

    // Whoever goes on after this line has everything: an incomplete run would have thrown.
    report.orThrow();
    System.out.println(report.assets() + " assets and " + report.findings() + " findings");
  }

  /** Defender for Cloud in one subscription, as the application of the environment sees it. */
  static Connector connector() {
    return DefenderForCloud.builder()
        .credential(
            new ClientSecretCredentialBuilder()
                .tenantId(Environment.required("AZURE_TENANT_ID"))
                .clientId(Environment.required("AZURE_CLIENT_ID"))
                .clientSecret(Environment.required("AZURE_CLIENT_SECRET"))
                .build())
        .scope(AzureScope.subscriptions(Environment.required("AZURE_SUBSCRIPTION_ID")))
        .build();
  }
}
