/**
 * The values that flow: what was read, what it was mapped to, and what a sink receives. Immutable,
 * free of I/O.
 */
@NullMarked
package io.tributary.record;

import org.jspecify.annotations.NullMarked;
