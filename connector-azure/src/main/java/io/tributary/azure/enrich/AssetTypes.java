package io.tributary.azure.enrich;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Azure's resource types in the target model's words. */
final class AssetTypes {
  private static final Map<String, String> WORDS = words();

  private AssetTypes() {}

  /** The word for a type in lower case; the type itself where there is none. */
  static String word(String type) {
    return WORDS.getOrDefault(type, type);
  }

  private static Map<String, String> words() {
    Properties table = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(AssetTypes.class.getResourceAsStream("asset-types.properties")),
            StandardCharsets.UTF_8)) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new LinkedHashMap<>();
    table.forEach(
        (type, word) -> words.put(type.toString().toLowerCase(Locale.ROOT), word.toString()));
    return Map.copyOf(words);
  }
}
