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

  private Fingerprint() {}

  static long of(Document document) {
    return mix(0x51ED270B, document);
  }

  static long of(String text) {
    return text(0x51ED270B, text);
  }

  private static long mix(long hash, @Nullable Object value) {
    if (value instanceof Document document) {
      long result = step(hash, '{');
      for (String key : document.keys()) {
        result = mix(text(result, key), document.at(key));
      }
      return step(result, '}');
    }
    if (value instanceof List<?> list) {
      long result = step(hash, '[');
      for (Object element : list) {
        result = mix(result, element);
      }
      return step(result, ']');
    }
    if (value == null) {
      return step(hash, 0);
    }
    return value instanceof String text
        ? text(step(hash, '"'), text)
        : text(hash, value.toString());
  }

  private static long text(long hash, String text) {
    long result = step(hash, text.length());
    for (int i = 0; i < text.length(); i++) {
      result = (result ^ text.charAt(i)) * MULTIPLIER;
    }
    return step(result, text.length());
  }

  private static long step(long hash, long value) {
    long mixed = (hash ^ value) * MULTIPLIER;
    return mixed ^ (mixed >>> 29);
  }
}
