/** Stage 2 of 7: adds to a page of rows what other tables or services know about them. Does I/O. */
@NullMarked
package io.tributary.enrich;

import org.jspecify.annotations.NullMarked;
