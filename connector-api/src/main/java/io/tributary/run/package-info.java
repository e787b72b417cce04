/** What a run tells: events while it goes on, and a report when it ends. */
@NullMarked
package io.tributary.run;

import org.jspecify.annotations.NullMarked;
