package io.tributary.azure.registry;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an image is made of: the {@code imageConfigV2} of the target model.
 *
 * <pre>{@code
 * {os, architecture, variant, created, history: [{digest, size, created_by}, …]}
 * }</pre>
 *
 * <p>{@code history} has one entry a layer, the lowest first. A config's own history has entries
 * without a layer too, which are marked; when there are not as many others as layers, no layer can
 * be told from another, and none gets a {@code created_by}. A long command is cut, with a mark.
 *
 * @param document the above; what the config does not say is not in it
 */
record ImageConfig(Document document) {
  private static final List<String> COPIED = List.of("os", "architecture", "variant", "created");
  private static final String UNKNOWN = "unknown";

  /** Characters of a command; one that has more is a file that was written into the recipe. */
  private static final int LONGEST_COMMAND = 4 * 1024;

  /** Characters of all commands of an image: those that come later are cut to nothing. */
  private static final int MOST_COMMANDS = 256 * 1024;

  private static final String CUT = "…";
  private static final int LONGEST_TEXT = 256;

  /**
   * Reads a config.
   *
   * @param bytes the config
   * @param layers that the manifest names
   * @throws UnreadableImage when it is not JSON
   */
  static ImageConfig of(byte[] bytes, List<Descriptor> layers) {
    Document config;
    try {
      config = Json.document(bytes);
    } catch (IllegalArgumentException e) {
      throw new UnreadableImage("its config is not JSON");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String key : COPIED) {
      if (config.at(key) instanceof String text && !text.isEmpty()) {
        fields.put(key, cut(text, LONGEST_TEXT));
      }
    }
    fields.put("history", history(config, layers));
    return new ImageConfig(Document.owning(fields));
  }

  /** Whether it only looks like an image: so build tools write attestations. */
  boolean isAttestation() {
    return UNKNOWN.equals(document.at("os")) && UNKNOWN.equals(document.at("architecture"));
  }

  private static List<Object> history(Document config, List<Descriptor> layers) {
    List<Document> steps =
        config.objects("history").stream()
            .filter(step -> !Boolean.TRUE.equals(step.at("empty_layer")))
            .toList();
    boolean aligned = steps.size() == layers.size();
    List<Object> history = new ArrayList<>();
    int left = MOST_COMMANDS;
    for (int i = 0; i < layers.size(); i++) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("digest", layers.get(i).digest());
      entry.put("size", layers.get(i).size());
      if (aligned && steps.get(i).at("created_by") instanceof String command) {
        String shown = cut(command, Math.min(LONGEST_COMMAND, left));
        left = Math.max(0, left - shown.length());
        entry.put("created_by", shown);
      }
      history.add(entry);
    }
    return history;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean pair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, pair ? most - 1 : most) + CUT;
  }
}
