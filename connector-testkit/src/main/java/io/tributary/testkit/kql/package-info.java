/**
 * An interpreter of the part of Kusto that a reader of Resource Graph needs, as strict as the
 * service: whatever it does not know is an error.
 */
@NullMarked
package io.tributary.testkit.kql;

import org.jspecify.annotations.NullMarked;
