package io.tributary.testkit.map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tributary.record.Document;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows from JSON, within the bounds that a run has for rows. */
final class RowJson {
  /** How deep a row may be nested; what it is mapped to is bounded by less. */
  static final int MAX_DEPTH = 1_000;

  /** How many characters a row may have. */
  static final int MAX_CHARACTERS = 32 * 1024 * 1024;

  private static final ObjectReader ROWS =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_CHARACTERS)
                          .build())
                  .build())
          .readerFor(new TypeReference<LinkedHashMap<String, @Nullable Object>>() {})
          .with(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private RowJson() {}

  /**
   * The row of a text.
   *
   * @param origin names it in messages
   * @throws IllegalArgumentException when it is no JSON object, or beyond the bounds
   */
  static Document read(String json, String origin) {
    if (json.length() > MAX_CHARACTERS) {
      throw tooLong(origin);
    }
    try {
      LinkedHashMap<String, @Nullable Object> tree = ROWS.readValue(json);
      if (tree == null) {
        throw new IllegalArgumentException(origin + " is no JSON object");
      }
      return Document.owning(tree);
    } catch (StreamConstraintsException e) {
      throw tooDeep(origin);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no JSON object: line %d, column %d: %s"
              .formatted(
                  origin,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
  }

  /**
   * The same row.
   *
   * @throws IllegalArgumentException when it is beyond the bounds
   */
  static Document checked(Document row) {
    if (characters(row, 0) > MAX_CHARACTERS) {
      throw tooLong("The row");
    }
    return row;
  }

  /** A refusal of what has too many characters. */
  static IllegalArgumentException tooLong(String origin) {
    return new IllegalArgumentException(
        origin + " is longer than " + MAX_CHARACTERS + " characters, which no run takes");
  }

  private static IllegalArgumentException tooDeep(String origin) {
    return new IllegalArgumentException(
        origin + " is nested deeper than " + MAX_DEPTH + " levels, which no run takes");
  }

  private static long characters(@Nullable Object value, int depth) {
    if (value instanceof String text) {
      return text.length();
    }
    if (!(value instanceof Document || value instanceof List)) {
      return 1;
    }
    if (depth == MAX_DEPTH) {
      throw tooDeep("The row");
    }
    long sum = 0;
    if (value instanceof Document object) {
      for (String key : object.keys()) {
        sum += key.length() + characters(object.at(key), depth + 1);
      }
    } else {
      for (Object element : (List<?>) value) {
        sum += characters(element, depth + 1);
      }
    }
    return sum;
  }
}
