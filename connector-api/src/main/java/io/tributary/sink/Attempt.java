package io.tributary.sink;

/**
 * One try at delivering one unit of a run: what is committed or abandoned as a whole.
 *
 * @param run the run's id
 * @param unit the id of the split that is read, or of a round in which the run delivers what it
 *     kept: merged assets, and findings that had to wait for others
 * @param number counts from 1; a unit that was abandoned is delivered anew under the next number
 */
public record Attempt(String run, String unit, int number) {}
