package io.tributary.enrich;

/**
 * Something that enrichment could not find out.
 *
 * @param what what is unknown, such as {@code network interface}
 * @param reason why, in one sentence; no secret, and the same words for the same cause, so that
 *     gaps can be counted
 * @param records for how many rows
 */
public record Gap(String what, String reason, long records) {}
