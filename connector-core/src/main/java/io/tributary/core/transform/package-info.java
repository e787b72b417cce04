/**
 * Stage 3 of 7: the declarative transform map, compiled once to a tree of targets, and data models
 * from files.
 */
@NullMarked
package io.tributary.core.transform;

import org.jspecify.annotations.NullMarked;
