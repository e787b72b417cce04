package io.tributary.testkit.estate;

/**
 * A finding that a sync must deliver.
 *
 * @param key its key, in lower case: a row's id, or asset, CVE or rule, and package
 * @param asset the key of its asset, in lower case
 * @param severity Critical, High, Medium or Low, or empty when nothing says one
 */
public record ExpectedFinding(String key, String asset, String severity) {}
