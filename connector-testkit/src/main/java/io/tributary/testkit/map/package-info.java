/**
 * Tests of maps in three lines: a row, and what is expected of it. Needs no test library; what is
 * not as expected is an {@link java.lang.AssertionError}.
 */
@NullMarked
package io.tributary.testkit.map;

import org.jspecify.annotations.NullMarked;
