package io.tributary.azure.registry;

import io.tributary.record.Document;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading an image.
 *
 * @param image what is in it; empty when it could not be read
 * @param unknown why it, or some of its platforms, could not be read: each reason once
 */
public record Reading(Optional<Document> image, List<String> unknown) {
  /** Copies the list. */
  public Reading {
    unknown = List.copyOf(unknown);
  }

  static Reading of(Document image) {
    return new Reading(Optional.of(image), List.of());
  }

  static Reading unknown(String reason) {
    return new Reading(Optional.empty(), List.of(reason));
  }
}
