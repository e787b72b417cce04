package io.tributary.core.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The texts that stand beside this class. */
final class ResourceText {
  private ResourceText() {}

  /** The text of a resource. */
  static String of(String name) {
    try (InputStream in = ResourceText.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("A resource does not fail", e);
    }
  }
}
