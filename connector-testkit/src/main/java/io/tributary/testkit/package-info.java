/**
 * What a host tests with: an {@link io.tributary.testkit.AzureSimulator} that unmodified Azure
 * clients talk to by their real host names, and the {@link io.tributary.testkit.Tables} it serves.
 */
@NullMarked
package io.tributary.testkit;

import org.jspecify.annotations.NullMarked;
