package io.tributary.benchmarks;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.testkit.AzureSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A {@link PageServer} in another process. This process trusts it, so that clients reach it as they
 * are made by default, but for the proxy.
 */
final class SimulatedAzure implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final Process server;
  private final int port;

  private SimulatedAzure(Process server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the server.
   *
   * @param findings how many it has
   * @param subscriptions over how many subscriptions
   */
  static SimulatedAzure start(int findings, int subscriptions)
      throws IOException, GeneralSecurityException {
    Path store = Files.createTempFile("benchmark", ".p12");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PageServer.class.getName(),
                Integer.toString(findings),
                Integer.toString(subscriptions),
                store.toString(),
                PASSWORD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The page server did not start");
    }
    SSLContext.setDefault(trust(store));
    return new SimulatedAzure(server, Integer.parseInt(line));
  }

  /** What requests have to go through. */
  ProxyOptions proxy() {
    return new ProxyOptions(
        ProxyOptions.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  TokenCredential credential(HttpClient client) {
    return new ClientSecretCredentialBuilder()
        .httpClient(client)
        .tenantId(AzureSimulator.TENANT_ID)
        .clientId(AzureSimulator.CLIENT_ID)
        .clientSecret(AzureSimulator.CLIENT_SECRET)
        .build();
  }

  @Override
  public void close() {
    server.destroy();
  }

  private static SSLContext trust(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Files.delete(file);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
