/** The command line. */
@NullMarked
package io.tributary.examples.cli;

import org.jspecify.annotations.NullMarked;
