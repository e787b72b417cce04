/** What a run does, as metrics. The only package that knows Micrometer. */
@NullMarked
package io.tributary.core.metrics;

import org.jspecify.annotations.NullMarked;
