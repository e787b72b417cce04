/**
 * What a map does with rows, for people: {@link io.tributary.core.explain.Explainer} tells of one
 * row where every value comes from, {@link io.tributary.core.explain.CoverageCount} of many rows
 * what is filled, read and never used, {@link io.tributary.core.explain.MapComparison} what another
 * map would do otherwise.
 */
@NullMarked
package io.tributary.core.explain;

import org.jspecify.annotations.NullMarked;
