/** Stage 4 of 7: score tables from files. */
@NullMarked
package io.tributary.core.score;

import org.jspecify.annotations.NullMarked;
