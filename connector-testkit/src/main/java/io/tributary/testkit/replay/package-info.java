/** Recordings of real exchanges, answered again: {@link io.tributary.testkit.replay.Replay}. */
@NullMarked
package io.tributary.testkit.replay;

import org.jspecify.annotations.NullMarked;
