package io.tributary.core.reconcile;

import io.tributary.record.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of a document's content, or of a text: equal documents with their keys in the same
 * order have the same, others almost certainly not. For telling apart the few versions of one
 * asset, not for telling apart all assets or findings.
 */
final class Fingerprint {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private long hash = 0x51ED270B;

  private Fingerprint() {}

  static long of(Document document) {
    Fingerprint print = new Fingerprint();
    print.add(document);
    return print.hash;
  }

  static long of(String text) {
    Fingerprint print = new Fingerprint();
    print.addText(text);
    return print.hash;
  }

  private void add(@Nullable Object value) {
    if (value instanceof String text) {
      step('"');
      addText(text);
    } else if (value instanceof Document document) {
      step('{');
      document.forEach(
          (key, child) -> {
            addText(key);
            add(child);
          });
      step('}');
    } else if (value instanceof List<?> list) {
      step('[');
      list.forEach(this::add);
      step(']');
    } else if (value == null) {
      step(0);
    } else {
      addText(value.toString());
    }
  }

  private void addText(String text) {
    int length = text.length();
    step(length);
    int at = 0;
    for (; at + 4 <= length; at += 4) {
      step(
          text.charAt(at)
              | (long) text.charAt(at + 1) << 16
              | (long) text.charAt(at + 2) << 32
              | (long) text.charAt(at + 3) << 48);
    }
    for (; at < length; at++) {
      step(text.charAt(at));
    }
  }

  private void step(long value) {
    long mixed = (hash ^ value) * MULTIPLIER;
    hash = mixed ^ (mixed >>> 29);
  }
}
