/** Stage 1 of 7: splits that travel as JSON. */
@NullMarked
package io.tributary.core.source;

import org.jspecify.annotations.NullMarked;
