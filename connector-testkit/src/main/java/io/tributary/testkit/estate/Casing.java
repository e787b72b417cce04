package io.tributary.testkit.estate;

/**
 * How one and the same resource id is written: Azure compares ids ignoring case, and its services
 * write them differently.
 */
enum Casing {
  /** As the owner wrote the names, with Azure's own spelling of the rest. */
  AS_CREATED,
  /** {@code resourcegroups} in lower case, and the group's name in upper case. */
  UPPER_GROUP,
  /** All in lower case. */
  LOWER
}
