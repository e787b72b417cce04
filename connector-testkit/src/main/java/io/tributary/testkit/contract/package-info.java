/**
 * Contracts of the stages as JUnit classes: whoever implements one extends its contract in a few
 * lines, and runs all of it.
 *
 * <p>Needs JUnit Jupiter and AssertJ, which are optional dependencies of this module.
 */
@NullMarked
package io.tributary.testkit.contract;

import org.jspecify.annotations.NullMarked;
