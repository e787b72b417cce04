/**
 * Stage 6 of 7: merges assets by identity, keeps them until they are delivered, proves
 * completeness.
 */
@NullMarked
package io.tributary.core.reconcile;

import org.jspecify.annotations.NullMarked;
