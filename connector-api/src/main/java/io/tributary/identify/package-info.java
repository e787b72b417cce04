/** Stage 5 of 7: says by what an asset is recognised. Pure. */
@NullMarked
package io.tributary.identify;

import org.jspecify.annotations.NullMarked;
