/**
 * What can be read before anything is: whether the credential, the roles, the tables, the
 * registries, the quota and Defender's plans are what a run needs.
 */
@NullMarked
package io.tributary.azure.preflight;

import org.jspecify.annotations.NullMarked;
