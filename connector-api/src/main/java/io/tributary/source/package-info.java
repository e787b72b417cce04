/** Stage 1 of 7: reads rows from a vendor, split by split and page by page. Does I/O. */
@NullMarked
package io.tributary.source;

import org.jspecify.annotations.NullMarked;
