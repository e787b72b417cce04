/**
 * Configuration files, YAML or JSON, read into a tree that knows the line and column of everything,
 * so that a reader can report all problems of a file at once.
 *
 * <p>For the readers of this library's own files; hosts have no use for it.
 */
@NullMarked
package io.tributary.core.config;

import org.jspecify.annotations.NullMarked;
