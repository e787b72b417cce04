/** Benchmarks of the library against what it could at best cost. */
@NullMarked
package io.tributary.benchmarks;

import org.jspecify.annotations.NullMarked;
