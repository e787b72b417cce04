package io.tributary.core.transform;

/**
 * Stands for a value that cannot be converted.
 *
 * @param problem what is wrong with it, without the value itself
 */
record Refusal(String problem) {}
