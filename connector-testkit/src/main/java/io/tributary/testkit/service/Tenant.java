package io.tributary.testkit.service;

import java.util.Optional;
import java.util.Set;

/**
 * A tenant, as the applications that sign in to it see it.
 *
 * @param id the tenant's id, which is also its root management group's name
 * @param readable the subscriptions that may be read, or empty for all
 * @param rootIsReadable whether the tenant's root may be read
 * @param missingTables tables of Resource Graph that the tenant's cloud does not have
 */
public record Tenant(
    String id, Optional<Set<String>> readable, boolean rootIsReadable, Set<String> missingTables) {}
