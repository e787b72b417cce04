/** Dead letters: rows that could not be delivered, kept so that they can be replayed. */
@NullMarked
package io.tributary.core.failure;

import org.jspecify.annotations.NullMarked;
