/**
 * Recordings of what was asked of Azure and answered, without secrets: {@link
 * io.tributary.azure.recording.Recorder} is where to begin.
 */
@NullMarked
package io.tributary.azure.recording;

import org.jspecify.annotations.NullMarked;
