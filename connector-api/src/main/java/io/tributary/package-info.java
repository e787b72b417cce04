/**
 * The contracts of Tributary: a {@link io.tributary.Connector} says what a vendor has and how to
 * read it; a pipeline takes its rows through seven stages, one package each, to a host's {@link
 * io.tributary.sink.Sink}.
 */
@NullMarked
package io.tributary;

import org.jspecify.annotations.NullMarked;
