/** Stage 3 of 7: turns a source row into assets and findings of the target model. Pure. */
@NullMarked
package io.tributary.transform;

import org.jspecify.annotations.NullMarked;
