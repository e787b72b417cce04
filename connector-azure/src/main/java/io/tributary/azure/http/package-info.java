/** Answers of the SDK's HTTP clients. */
@NullMarked
package io.tributary.azure.http;

import org.jspecify.annotations.NullMarked;
