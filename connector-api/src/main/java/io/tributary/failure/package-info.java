/** What can go wrong, in categories that say whether a retry can help. */
@NullMarked
package io.tributary.failure;

import org.jspecify.annotations.NullMarked;
