package io.tributary.failure;

import io.tributary.record.Document;

/**
 * One row that could not be delivered, kept whole so that it can be looked at and replayed.
 *
 * @param dataset the dataset it was read for
 * @param split the id of the split it was read in
 * @param id the row's own id, or empty when it has none
 * @param stage the stage that gave up: {@code enrich}, {@code transform}, {@code score}, {@code
 *     identify} or {@code sink}
 * @param reason one sentence; no secret
 * @param original the row as it was read
 */
public record RecordFailure(
    String dataset, String split, String id, String stage, String reason, Document original) {}
