/**
 * Looks at map files for what is wrong or of no use: paths that no data model has, types that do
 * not fit, rules that are never reached.
 */
@NullMarked
package io.tributary.core.lint;

import org.jspecify.annotations.NullMarked;
