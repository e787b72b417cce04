/**
 * The simulated services: Entra's token endpoint, Azure Resource Manager, Resource Graph. They
 * answer as the real ones were recorded to, errors included.
 */
@NullMarked
package io.tributary.testkit.service;

import org.jspecify.annotations.NullMarked;
