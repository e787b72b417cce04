package io.tributary.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.record.Document;
import io.tributary.record.DocumentBuilder;
import java.io.IOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * The rows of a page, kept as the JSON that they came as. Each is read when it is asked for, and
 * anew each time, so that no more of them are in memory as documents than are in use: text needs a
 * third of the room, and nothing of it is moved when the heap is cleaned up.
 *
 * <p>Immutable, and safe for any number of threads.
 */
public final class RowTexts extends AbstractList<Document> implements RandomAccess {
  private final ByteBlocks text;

  /** Where each row begins and ends, one after the other. */
  private final int[] bounds;

  private RowTexts(ByteBlocks text, int[] bounds) {
    this.text = text;
    this.bounds = bounds;
  }

  /**
   * An answer with its rows apart.
   *
   * @param rows the objects of the array
   * @param rest the answer with an empty array in their place
   */
  public record Answer(List<Document> rows, Document rest) {}

  /**
   * Finds the rows of an answer, and looks at all of it, so that they can be read later.
   *
   * @param text of a JSON object, which is given away
   * @param key at which it has the rows
   * @return empty when there is no array of objects
   * @throws IllegalArgumentException when it is no JSON object, or beyond the bounds of {@link
   *     Json}; the message says where and repeats nothing of the text
   */
  public static Optional<Answer> find(ByteBlocks text, String key) {
    return Json.reading(
        text,
        parser -> {
          DocumentBuilder rest = new DocumentBuilder();
          Optional<int[]> bounds = Optional.empty();
          while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!name.equals(key)) {
              rest.put(name, Json.value(parser));
              continue;
            }
            bounds = bounds(parser);
            if (bounds.isEmpty()) {
              return Optional.empty();
            }
            rest.put(name, List.of());
          }
          Json.requireEnd(parser);
          return bounds.map(each -> new Answer(new RowTexts(text, each), rest.build()));
        });
  }

  /** Where the rows are of the array that a parser is at; empty when it is at no such array. */
  private static Optional<int[]> bounds(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    int[] bounds = new int[2_048];
    int count = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      if (count == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * count);
      }
      bounds[count++] = (int) parser.currentTokenLocation().getByteOffset();
      pass(parser);
      bounds[count++] = (int) parser.currentLocation().getByteOffset();
    }
    boolean places = count == 0 || bounds[0] >= 0; // There are none in UTF-16.
    return places && parser.currentToken() == JsonToken.END_ARRAY
        ? Optional.of(Arrays.copyOf(bounds, count))
        : Optional.empty();
  }

  /** Looks at an object up to its end, and at all in it that may be beyond what can be read. */
  private static void pass(JsonParser parser) throws IOException {
    for (int depth = 1; depth > 0; ) {
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
        parser.getDecimalValue(); // Its exponent may be too large for any number.
      }
    }
  }

  @Override
  public Document get(int position) {
    return Json.document(text.slice(bounds[2 * position], bounds[2 * position + 1]));
  }

  @Override
  public int size() {
    return bounds.length / 2;
  }
}
