/**
 * What rows look like, and how that differs from run to run: fields that are new, gone, or of
 * another type, and new words where there are few.
 */
@NullMarked
package io.tributary.core.drift;

import org.jspecify.annotations.NullMarked;
