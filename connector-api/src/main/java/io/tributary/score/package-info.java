/** Stage 4 of 7: gives a finding its severity and detection score, with the reason. Pure. */
@NullMarked
package io.tributary.score;

import org.jspecify.annotations.NullMarked;
