package io.tributary.azure.registry;

import java.util.List;

/**
 * The repositories of a registry.
 *
 * @param names of those that can be asked for, in the registry's order, none twice
 * @param unusable how many entries of the list are no repository's name
 * @param cut whether the registry had more to tell than was read
 */
public record RepositoryNames(List<String> names, long unusable, boolean cut) {}
