package io.tributary.examples;

import com.azure.identity.AzureAuthorityHosts;
import com.azure.identity.ClientCertificateCredentialBuilder;
import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.run.RunReport;
import java.nio.file.Path;

/**
 * Signs in with a certificate, in the cloud of the US government, and reads a management group with
 * all subscriptions below it.
 *
 * <p>The certificate's public part is uploaded to the app registration; the file has the private
 * key too, so it is kept like a secret.
 */
public final class Certificate {
  private Certificate() {}

  /**
   * Writes the files into the folder {@code out}.
   *
   * @param arguments the certificate with its private key, as PEM; and the management group
   */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("Usage: Certificate FILE.pem MANAGEMENT_GROUP");
      System.exit(2);
    }
    Connector defender =
        DefenderForCloud.builder()
            .credential(
                new ClientCertificateCredentialBuilder()
                    // A cloud has a sign-in of its own: the credential must be made for it.
                    .authorityHost(AzureAuthorityHosts.AZURE_GOVERNMENT)
                    .tenantId(Environment.required("AZURE_TENANT_ID"))
                    .clientId(Environment.required("AZURE_CLIENT_ID"))
                    .pemCertificate(arguments[0])
                    .build())
            .cloud(AzureCloud.US_GOVERNMENT)
            .scope(AzureScope.managementGroups(arguments[1]))
            .build();
    RunReport report = Pipeline.from(defender).to(new JsonLinesSink(Path.of("out"))).build().run();
    report.orThrow();
  }
}
