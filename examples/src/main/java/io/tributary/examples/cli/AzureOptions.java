package io.tributary.examples.cli;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.PromptHttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who signs in, in which cloud, and where rows are looked for. */
final class AzureOptions {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  private static final Map<String, AzureCloud> CLOUDS =
      Map.of(
          "public", AzureCloud.PUBLIC,
          "azurecloud", AzureCloud.PUBLIC,
          "us-government", AzureCloud.US_GOVERNMENT,
          "usgovernment", AzureCloud.US_GOVERNMENT,
          "azureusgovernment", AzureCloud.US_GOVERNMENT,
          "china", AzureCloud.CHINA,
          "azurechinacloud", AzureCloud.CHINA);

  @Option(names = "--tenant", paramLabel = "ID", description = "Tenant; or AZURE_TENANT_ID.")
  private @Nullable String tenant;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "Application; or AZURE_CLIENT_ID. Its secret comes from AZURE_CLIENT_SECRET.")
  private @Nullable String clientId;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      description = "Subscription to read, may be repeated; or AZURE_SUBSCRIPTION_ID.")
  private List<String> subscriptions = List.of();

  @Option(
      names = "--management-group",
      paramLabel = "ID",
      description = "Management group to read, may be repeated.")
  private List<String> managementGroups = List.of();

  @Option(
      names = "--cloud",
      paramLabel = "NAME",
      defaultValue = "public",
      description = "public (default), us-government or china.")
  private String cloud = "public";

  @Option(
      names = "--simulated",
      paramLabel = "DIR",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Read a simulated Azure: a generated estate, or, as --simulated=DIR, the rows of a"
              + " folder.")
  private @Nullable String simulated;

  /** Whether a simulated Azure was asked for. */
  boolean isSimulated() {
    return simulated != null;
  }

  /** The simulated Azure that was asked for, started; null if none was. */
  @Nullable Simulation simulation() {
    return simulated == null ? null : Simulation.start(simulated);
  }

  /**
   * What these options say of a connector.
   *
   * @param simulation to be read; null for the real Azure
   * @param environment variables by name
   * @param through every client is put through this
   */
  DefenderForCloud.Builder connector(
      @Nullable Simulation simulation,
      Map<String, String> environment,
      UnaryOperator<HttpClient> through) {
    DefenderForCloud.Builder builder = DefenderForCloud.builder().cloud(cloud());
    if (simulation != null) {
      // The account of the environment means nothing to a simulated tenant.
      HttpClient client = through.apply(simulation.client());
      return builder
          .scope(scope(Map.of()))
          .httpClient(client)
          .credential(Simulation.credential(client));
    }
    HttpClient client = new JdkHttpClientBuilder().connectionTimeout(CONNECT_PATIENCE).build();
    return builder
        .scope(scope(environment))
        .httpClient(through.apply(PromptHttpClient.create(null)))
        .credential(new PromptCredential(credential(through.apply(client), environment)));
  }

  private AzureCloud cloud() {
    AzureCloud known = CLOUDS.get(cloud.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw CommandFailure.usage(
          "There is no cloud \"" + cloud + "\": use public, us-government or china");
    }
    return known;
  }

  /**
   * Where to look: what the options say, else the environment, else everything.
   *
   * @param environment variables by name
   */
  private AzureScope scope(Map<String, String> environment) {
    if (!subscriptions.isEmpty() && !managementGroups.isEmpty()) {
      throw CommandFailure.usage(
          "Resource Graph takes subscriptions or management groups, not both:"
              + " leave out --subscription or --management-group");
    }
    String fromEnvironment = environment.getOrDefault("AZURE_SUBSCRIPTION_ID", "");
    try {
      if (!managementGroups.isEmpty()) {
        return AzureScope.managementGroups(managementGroups);
      }
      if (!subscriptions.isEmpty()) {
        return AzureScope.subscriptions(subscriptions);
      }
      return fromEnvironment.isBlank()
          ? AzureScope.tenant()
          : AzureScope.subscriptions(fromEnvironment);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("Wrong scope: " + e.getMessage());
    }
  }

  /**
   * Who signs in: an application with its secret if there is one, else whatever the default chain
   * of azure-identity finds.
   */
  private TokenCredential credential(HttpClient client, Map<String, String> environment) {
    String secret = environment.getOrDefault("AZURE_CLIENT_SECRET", "");
    String tenantId = given(tenant, environment, "AZURE_TENANT_ID");
    String application = given(clientId, environment, "AZURE_CLIENT_ID");
    try {
      if (secret.isBlank()) {
        DefaultAzureCredentialBuilder chain =
            new DefaultAzureCredentialBuilder()
                .httpClient(client)
                .authorityHost(cloud().authority());
        if (!tenantId.isBlank()) {
          chain.tenantId(tenantId);
        }
        return chain.build();
      }
      if (tenantId.isBlank() || application.isBlank()) {
        throw CommandFailure.usage(
            "A client secret needs its application: give --tenant and --client-id,"
                + " or AZURE_TENANT_ID and AZURE_CLIENT_ID");
      }
      return new ClientSecretCredentialBuilder()
          .httpClient(client)
          .authorityHost(cloud().authority())
          .tenantId(tenantId)
          .clientId(application)
          .clientSecret(secret)
          .build();
    } catch (IllegalArgumentException e) {
      // The message names the tenant id at most.
      throw CommandFailure.usage("Wrong credential: " + firstLine(e.getMessage()));
    }
  }

  private static String given(
      @Nullable String option, Map<String, String> environment, String variable) {
    return option == null ? environment.getOrDefault(variable, "") : option;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it is not valid" : message.lines().findFirst().orElse("");
  }
}
