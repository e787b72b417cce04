/** Stage 7 of 7: takes the records to where the host wants them. Does I/O; written by hosts. */
@NullMarked
package io.tributary.sink;

import org.jspecify.annotations.NullMarked;
