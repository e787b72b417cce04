/** Azure's container registries: which there are, what they hold, and what is in an image. */
@NullMarked
package io.tributary.azure.registry;

import org.jspecify.annotations.NullMarked;
