/**
 * A small HTTP/1.1 server that stands in for chosen host names: a CONNECT proxy that ends TLS
 * itself, with a certificate made at start, and can fail in any way a network does.
 */
@NullMarked
package io.tributary.testkit.http;

import org.jspecify.annotations.NullMarked;
