/** The engine: runs a connector's stages in order, keeps the books and reports. */
@NullMarked
package io.tributary.core.run;

import org.jspecify.annotations.NullMarked;
