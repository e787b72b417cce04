/**
 * What container registries hold: images, indexes and other artifacts, made of documents whose
 * digests are true, and kept by host and repository.
 */
@NullMarked
package io.tributary.testkit.registry;

import org.jspecify.annotations.NullMarked;
