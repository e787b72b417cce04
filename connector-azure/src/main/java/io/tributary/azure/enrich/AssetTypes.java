package io.tributary.azure.enrich;

import java.util.Map;

/** Azure's resource types in the target model's words. */
final class AssetTypes {
  private static final Map<String, String> WORDS = WordTable.resource("asset-types.properties");

  private AssetTypes() {}

  /** The word for a type in lower case; the type itself where there is none. */
  static String word(String type) {
    return WORDS.getOrDefault(type, type);
  }
}
