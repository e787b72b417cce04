package io.tributary.testkit.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The Azure clouds, each with its own hosts: a token of one is worth nothing in another. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of.
public enum Cloud {
  /** The global cloud. */
  PUBLIC(
      List.of("login.microsoftonline.com"),
      "management.azure.com",
      List.of("https://management.azure.com", "https://management.core.windows.net"),
      ".azurecr.io",
      ".blob.core.windows.net"),

  /** Azure Government, in the United States. */
  US_GOVERNMENT(
      List.of("login.microsoftonline.us"),
      "management.usgovcloudapi.net",
      List.of("https://management.usgovcloudapi.net", "https://management.core.usgovcloudapi.net"),
      ".azurecr.us",
      ".blob.core.usgovcloudapi.net"),

  /** Azure operated by 21Vianet. */
  CHINA(
      List.of("login.chinacloudapi.cn", "login.partner.microsoftonline.cn"),
      "management.chinacloudapi.cn",
      List.of("https://management.chinacloudapi.cn", "https://management.core.chinacloudapi.cn"),
      ".azurecr.cn",
      ".blob.core.chinacloudapi.cn");

  private static final String STORAGE = "blobs";

  private final List<String> loginHosts;
  private final String managementHost;
  private final List<String> managementAudiences;
  private final String registrySuffix;
  private final String blobSuffix;

  Cloud(
      List<String> loginHosts,
      String managementHost,
      List<String> managementAudiences,
      String registrySuffix,
      String blobSuffix) {
    this.loginHosts = loginHosts;
    this.managementHost = managementHost;
    this.managementAudiences = managementAudiences;
    this.registrySuffix = registrySuffix;
    this.blobSuffix = blobSuffix;
  }

  /** The names that the simulator's certificate is for; those of registries are wildcards. */
  public static List<String> certificateNames() {
    List<String> names = new ArrayList<>();
    for (Cloud cloud : values()) {
      names.addAll(cloud.loginHosts);
      names.add(cloud.managementHost);
      names.add("*" + cloud.registrySuffix);
      names.add("*" + cloud.blobSuffix);
    }
    return names;
  }

  /** Whether a host, in lower case, signs in or manages. */
  public static boolean knows(String host) {
    return ofLogin(host).isPresent() || ofManagement(host).isPresent();
  }

  static Optional<Cloud> ofLogin(String host) {
    return find(cloud -> cloud.loginHosts.contains(host));
  }

  static Optional<Cloud> ofManagement(String host) {
    return find(cloud -> cloud.managementHost.equals(host));
  }

  /** The cloud whose registries have such a host. */
  static Optional<Cloud> ofRegistry(String host) {
    return find(cloud -> !label(host, cloud.registrySuffix).isEmpty());
  }

  /** The host that a registry's blobs come from. */
  static String blobHost(String registryHost) {
    Cloud cloud = ofRegistry(registryHost).orElseThrow();
    return label(registryHost, cloud.registrySuffix) + STORAGE + cloud.blobSuffix;
  }

  /** The registry whose blobs come from a host. */
  static Optional<String> registryOfBlobs(String host) {
    return find(cloud -> label(host, cloud.blobSuffix).endsWith(STORAGE))
        .map(cloud -> label(host, STORAGE + cloud.blobSuffix) + cloud.registrySuffix);
  }

  /** What is before a suffix, if it is one label of a host name; else empty. */
  private static String label(String host, String suffix) {
    String label = host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : "";
    return label.indexOf('.') < 0 ? label : "";
  }

  private static Optional<Cloud> find(Predicate<Cloud> wanted) {
    return List.of(values()).stream().filter(wanted).findFirst();
  }

  /** Whether a token for this resource opens Azure Resource Manager. */
  boolean isManagement(String resource) {
    return managementAudiences.contains(resource);
  }

  String managementHost() {
    return managementHost;
  }

  /** The host that signs in, by preference. */
  String loginHost() {
    return loginHosts.get(loginHosts.size() - 1);
  }

  List<String> loginHosts() {
    return loginHosts;
  }
}
