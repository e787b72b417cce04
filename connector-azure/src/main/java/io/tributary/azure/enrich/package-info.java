/** Stage 2 of 7: what other tables know about a row. */
@NullMarked
package io.tributary.azure.enrich;

import org.jspecify.annotations.NullMarked;
