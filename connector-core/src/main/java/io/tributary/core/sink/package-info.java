/** Stage 7 of 7: sinks that come with the library. */
@NullMarked
package io.tributary.core.sink;

import org.jspecify.annotations.NullMarked;
