/**
 * A generated Azure estate: the rows that Resource Graph would have of it, and what a sync of them
 * must arrive at.
 */
@NullMarked
package io.tributary.testkit.estate;

import org.jspecify.annotations.NullMarked;
