package io.tributary.core.transform;

/**
 * What a map says about itself.
 *
 * @param name such as {@code azure.misconfiguration}
 * @param version of the map; may be empty
 * @param description one sentence; may be empty
 * @param source the name of the data model it reads; may be empty
 * @param target the name of the data model it writes; may be empty
 */
record MapHeader(String name, String version, String description, String source, String target) {}
