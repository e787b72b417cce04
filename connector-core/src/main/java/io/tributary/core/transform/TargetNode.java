package io.tributary.core.transform;

import org.jspecify.annotations.Nullable;

/** A part of the target document, compiled: what {@link TargetCompiler} makes. */
interface TargetNode {
  /** The part for one row; null when the row has nothing for it. */
  @Nullable Object build(Row row);
}
