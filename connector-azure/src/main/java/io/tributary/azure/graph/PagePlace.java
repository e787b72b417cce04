package io.tributary.azure.graph;

import java.util.Optional;

/**
 * Where in a walk the next page begins, as a token that the service's own is a part of.
 *
 * @param token the service's
 * @param rows how many rows came before
 * @param lastId the id of the last of them
 * @param seams what is known of the walk's seams so far
 */
record PagePlace(String token, int rows, String lastId, Seams seams) {
  /** Whether pages of a walk began as they were asked to. */
  enum Seams {
    /** There was none yet. */
    UNKNOWN,
    /** They did. */
    FIT,
    /** One did not, before any did: rows moved, or the service does not heed what it is asked. */
    DOUBTFUL
  }

  private static final String SEPARATOR = "\t"; // In no id, and in no token of the service.
  private static final int PARTS = 4;

  /** The place that a token stands for; empty when it is the service's alone. */
  static Optional<PagePlace> of(String text) {
    String[] parts = text.split(SEPARATOR, PARTS);
    return parts.length == PARTS
        ? Optional.of(
            new PagePlace(parts[3], Integer.parseInt(parts[0]), parts[2], Seams.valueOf(parts[1])))
        : Optional.empty();
  }

  /** How many rows a page leaves out that begins with the last row of the one before. */
  int skip() {
    return rows - 1;
  }

  String text() {
    return String.join(SEPARATOR, Integer.toString(rows), seams.name(), lastId, token);
  }
}
