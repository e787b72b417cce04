package io.tributary.testkit.service;

import java.util.Map;
import java.util.Objects;

/**
 * A tenant's directory: who may sign in.
 *
 * @param tenantId the tenant
 * @param secrets client id to client secret, of each application
 */
public record Directory(String tenantId, Map<String, String> secrets) {

  /** A copy. */
  public Directory {
    Objects.requireNonNull(tenantId, "tenantId");
    secrets = Map.copyOf(secrets);
  }

  boolean knows(String clientId) {
    return secrets.containsKey(clientId);
  }

  boolean accepts(String clientId, String secret) {
    return secret.equals(secrets.get(clientId));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Directory[" + tenantId + ", " + secrets.keySet() + "]";
  }
}
