package io.tributary.core.reconcile;

/**
 * That an attempt has a finding for a key.
 *
 * @param key of the finding
 * @param order the lowest has the first right to the key; never negative
 * @param attempt which attempt has it, from 1
 * @param severity which of the index's words
 */
record Claim(KeyHash key, long order, int attempt, int severity) {}
