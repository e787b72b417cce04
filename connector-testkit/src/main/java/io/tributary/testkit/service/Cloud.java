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
      List.of("https://management.azure.com", "https://management.core.windows.net")),

  /** Azure Government, in the United States. */
  US_GOVERNMENT(
      List.of("login.microsoftonline.us"),
      "management.usgovcloudapi.net",
      List.of("https://management.usgovcloudapi.net", "https://management.core.usgovcloudapi.net")),

  /** Azure operated by 21Vianet. */
  CHINA(
      List.of("login.chinacloudapi.cn", "login.partner.microsoftonline.cn"),
      "management.chinacloudapi.cn",
      List.of("https://management.chinacloudapi.cn", "https://management.core.chinacloudapi.cn"));

  private static final String REGISTRIES = ".azurecr.io";

  private final List<String> loginHosts;
  private final String managementHost;
  private final List<String> managementAudiences;

  Cloud(List<String> loginHosts, String managementHost, List<String> managementAudiences) {
    this.loginHosts = loginHosts;
    this.managementHost = managementHost;
    this.managementAudiences = managementAudiences;
  }

  /** The names that the simulator's certificate is for; the last one is a wildcard. */
  public static List<String> certificateNames() {
    List<String> names = new ArrayList<>();
    for (Cloud cloud : values()) {
      names.addAll(cloud.loginHosts);
      names.add(cloud.managementHost);
    }
    names.add("*" + REGISTRIES);
    return names;
  }

  /** Whether a host, in lower case, is one that the simulator stands in for. */
  public static boolean knows(String host) {
    return ofLogin(host).isPresent()
        || ofManagement(host).isPresent()
        || (host.endsWith(REGISTRIES) && host.indexOf('.') == host.length() - REGISTRIES.length());
  }

  static Optional<Cloud> ofLogin(String host) {
    return find(cloud -> cloud.loginHosts.contains(host));
  }

  static Optional<Cloud> ofManagement(String host) {
    return find(cloud -> cloud.managementHost.equals(host));
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
