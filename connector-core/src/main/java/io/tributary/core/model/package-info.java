/** Data models from files: what rows and records look like, and how people and programs see it. */
@NullMarked
package io.tributary.core.model;

import org.jspecify.annotations.NullMarked;
