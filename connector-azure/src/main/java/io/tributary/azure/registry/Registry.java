package io.tributary.azure.registry;

/**
 * A container registry of the tenant.
 *
 * @param loginServer its host in lower case, such as {@code acme.azurecr.io}: a plain name that
 *     ends as the cloud's registries do
 * @param id its resource id, as it was written
 * @param subscriptionId of the subscription that it is in
 * @param tenantId of the tenant that it is in
 * @param location its home region
 */
public record Registry(
    String loginServer, String id, String subscriptionId, String tenantId, String location) {}
