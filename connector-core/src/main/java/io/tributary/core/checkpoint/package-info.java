/** How a run notes what it has done, so that another can go on where it stopped. */
@NullMarked
package io.tributary.core.checkpoint;

import org.jspecify.annotations.NullMarked;
