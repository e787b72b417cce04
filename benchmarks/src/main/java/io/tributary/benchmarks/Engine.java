package io.tributary.benchmarks;

/**
 * Another engine that maps JSON to JSON, with what it is to do compiled, and the row at hand in the
 * form that it reads.
 */
@FunctionalInterface
interface Engine {
  /** Maps the row: a node of Jackson's, a map, or a list of these, one for each record. */
  Object map();
}
