/** Stage 1 of 7: the datasets of Defender for Cloud, planned and read page by page. */
@NullMarked
package io.tributary.azure.source;

import org.jspecify.annotations.NullMarked;
