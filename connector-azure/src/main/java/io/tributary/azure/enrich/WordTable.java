package io.tributary.azure.enrich;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** Reads a table of words, {@code word = meaning} a line, from a resource beside this class. */
final class WordTable {
  private WordTable() {}

  static Map<String, String> resource(String name) {
    Properties table = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(WordTable.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new TreeMap<>();
    table.forEach((word, meaning) -> words.put(word.toString(), meaning.toString()));
    return words;
  }
}
