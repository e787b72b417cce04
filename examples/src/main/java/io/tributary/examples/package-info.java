/** Programs that use the library. */
@NullMarked
package io.tributary.examples;

import org.jspecify.annotations.NullMarked;
