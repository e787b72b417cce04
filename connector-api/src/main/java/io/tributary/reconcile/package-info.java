/**
 * Stage 6 of 7: what a run accounts for, rows and records, and whether it can prove that nothing is
 * missing.
 */
@NullMarked
package io.tributary.reconcile;

import org.jspecify.annotations.NullMarked;
