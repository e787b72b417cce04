package io.tributary.source;

import io.tributary.record.OutputRecord.Kind;

/**
 * One homogeneous stream of rows, such as {@code azure.virtual-machine}.
 *
 * @param name lower case, dotted, unique within a connector
 * @param kind whether its rows are an inventory of assets, read first, or findings about them
 * @param map the name of the map that applies unless the host says otherwise
 * @param description one sentence for people who choose datasets
 */
public record Dataset(String name, Kind kind, String map, String description) {}
