package io.tributary.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.core.json.Json;
import io.tributary.record.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A row to map. Its JSON is a resource, {@code virtual-machine.json}, and beside it is what each
 * engine is to do with it, in the engine's own language: {@code virtual-machine.jslt}.
 *
 * @param name that of the resources; the dataset's is {@code azure.} and this
 */
record SampleRow(String name) {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  /** The dataset that it is of, which is also the name of the map that is shipped for it. */
  String dataset() {
    return "azure." + name;
  }

  /** As a source gives it to a map of this library. */
  SourceRecord record() {
    return new SourceRecord(dataset(), name, Json.document(json()));
  }

  /** As Jackson's nodes. */
  JsonNode node() {
    return read(json(), JsonNode.class);
  }

  /** As maps and lists. */
  Object tree() {
    return read(json(), Object.class);
  }

  /** What is to be done with it, in a language that is named by the ending of its files. */
  String transformation(String language) {
    return text(language);
  }

  /** As {@link #transformation}, where the language is JSON itself. */
  Object transformationTree(String language) {
    return read(text(language), Object.class);
  }

  private String json() {
    return text("json");
  }

  private static <T> T read(String json, Class<T> as) {
    try {
      return JACKSON.readValue(json, as);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String ending) {
    String file = name + "." + ending;
    try (InputStream in = Objects.requireNonNull(SampleRow.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
