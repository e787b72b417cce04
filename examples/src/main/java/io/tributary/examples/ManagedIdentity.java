package io.tributary.examples;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.Sinks;
import io.tributary.run.RunReport;

/**
 * Signs in without any secret, where Azure gives the program an identity: in a virtual machine, a
 * container app, a function or a cluster.
 *
 * <p>The identity needs Reader and Security Reader, as an application does. Without a scope, the
 * connector reads everything that the identity sees.
 */
public final class ManagedIdentity {
  private ManagedIdentity() {}

  /**
   * Prints the key of every record.
   *
   * @param arguments the client id of a user-assigned identity; none for the system's own
   */
  public static void main(String[] arguments) {
    ManagedIdentityCredentialBuilder identity = new ManagedIdentityCredentialBuilder();
    if (arguments.length > 0) {
      identity.clientId(arguments[0]);
    }
    // Any credential of azure-identity will do; the library asks it for tokens and nothing else.
    TokenCredential credential = identity.build();

    Connector defender = DefenderForCloud.builder().credential(credential).build();
    RunReport report =
        Pipeline.from(defender)
            .to(Sinks.forEach(record -> System.out.println(record.kind() + " " + record.key())))
            .build()
            .run();
    report.orThrow();
  }
}
