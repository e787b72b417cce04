package io.tributary.testkit.contract;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document in which an object stands where a text, a number or a boolean stood.
 *
 * @param path where that is
 * @param document all of it
 */
record DamagedLeaf(String path, Document document) {
  private static final int MOST = 500;

  /** One for each leaf of a document, the first {@value #MOST}. */
  static List<DamagedLeaf> all(Document document) {
    List<DamagedLeaf> all = new ArrayList<>();
    for (int leaf = 0; leaf < MOST; leaf++) {
      Damage damage = new Damage(leaf);
      Document damaged = Document.owning(damage.object("", document));
      if (damage.path.isEmpty()) {
        break;
      }
      all.add(new DamagedLeaf(damage.path, damaged));
    }
    return all;
  }

  /** Copies a document, and puts an object in the place of one leaf. */
  private static final class Damage {
    private int before;
    private String path = "";

    Damage(int before) {
      this.before = before;
    }

    Map<String, @Nullable Object> object(String at, Document object) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      object.forEach(
          (key, value) -> copy.put(key, value(at.isEmpty() ? key : at + "." + key, value)));
      return copy;
    }

    private @Nullable Object value(String at, @Nullable Object value) {
      if (value instanceof Document object) {
        return object(at, object);
      }
      if (value instanceof List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
          copy.add(value(at + "[" + i + "]", list.get(i)));
        }
        return copy;
      }
      if (value == null || before-- != 0) {
        return value;
      }
      path = at;
      return Map.of("unexpected", true);
    }
  }
}
