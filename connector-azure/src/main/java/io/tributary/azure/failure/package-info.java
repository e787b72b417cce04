/** What Azure's errors mean, and what to do about them. */
@NullMarked
package io.tributary.azure.failure;

import org.jspecify.annotations.NullMarked;
