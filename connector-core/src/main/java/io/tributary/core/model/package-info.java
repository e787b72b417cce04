/** Data models from files: what the rows of a source and the records of a target look like. */
@NullMarked
package io.tributary.core.model;

import org.jspecify.annotations.NullMarked;
