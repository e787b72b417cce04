package io.tributary.azure.graph;

import com.azure.core.management.AzureEnvironment;
import java.net.URI;

/** The clouds that Resource Graph runs in. A credential must be made for the same one. */
public enum AzureCloud {
  /** The worldwide cloud. */
  PUBLIC(AzureEnvironment.AZURE, ".azurecr.io"),
  /** Azure Government, United States. */
  US_GOVERNMENT(AzureEnvironment.AZURE_US_GOVERNMENT, ".azurecr.us"),
  /** Azure in China, operated by 21Vianet. */
  CHINA(AzureEnvironment.AZURE_CHINA, ".azurecr.cn");

  @SuppressWarnings("ImmutableEnumChecker") // Its endpoints are fixed by the SDK.
  private final AzureEnvironment environment;

  private final String registrySuffix;

  AzureCloud(AzureEnvironment environment, String registrySuffix) {
    this.environment = environment;
    this.registrySuffix = registrySuffix;
  }

  /** Where tokens come from, such as {@code https://login.microsoftonline.com/}. */
  public String authority() {
    return environment.getActiveDirectoryEndpoint();
  }

  /** What the host names of its container registries end with, such as {@code .azurecr.io}. */
  public String registrySuffix() {
    return registrySuffix;
  }

  AzureEnvironment environment() {
    return environment;
  }

  /** The host that requests for rows go to, such as {@code management.azure.com}. */
  String resourceManagerHost() {
    return URI.create(environment.getResourceManagerEndpoint()).getHost();
  }

  /** What a token for {@link #resourceManagerHost} is asked for with. */
  String tokenScope() {
    return environment.getManagementEndpoint() + "/.default";
  }
}
