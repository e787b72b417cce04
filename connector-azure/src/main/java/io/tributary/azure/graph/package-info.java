/** Azure Resource Graph: its queries, its scopes, its quota and how its answers are got. */
@NullMarked
package io.tributary.azure.graph;

import org.jspecify.annotations.NullMarked;
