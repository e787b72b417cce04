/** JSON in and out of documents; Jackson stays behind these methods. */
@NullMarked
package io.tributary.core.json;

import org.jspecify.annotations.NullMarked;
