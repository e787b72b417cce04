/** Stage 5 of 7: identification by attributes, and rules from files. */
@NullMarked
package io.tributary.core.identify;

import org.jspecify.annotations.NullMarked;
