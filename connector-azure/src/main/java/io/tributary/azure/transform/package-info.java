/** Stage 3 of 7: target models beside the usual one. The maps themselves are files. */
@NullMarked
package io.tributary.azure.transform;

import org.jspecify.annotations.NullMarked;
