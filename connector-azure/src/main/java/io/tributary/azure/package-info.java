/**
 * Microsoft Defender for Cloud as a connector: {@link io.tributary.azure.DefenderForCloud} is where
 * to begin.
 */
@NullMarked
package io.tributary.azure;

import org.jspecify.annotations.NullMarked;
