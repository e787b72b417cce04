package io.tributary.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.tributary.record.Document;
import io.tributary.record.DocumentBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Documents to JSON and back.
 *
 * <p>Input is bounded: {@value #MAX_DEPTH} levels, {@value #MAX_CHARACTERS} characters or bytes.
 * What is beyond that is refused before it is read, or where the bound is met. Stateless and safe
 * for any thread.
 */
public final class Json {
  /** How deep JSON may be nested. */
  public static final int MAX_DEPTH = 200;

  /** How long a JSON text may be. */
  public static final int MAX_CHARACTERS = 32 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_CHARACTERS)
                  .build())
          .build();

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private Json() {}

  /**
   * Reads one JSON object.
   *
   * @throws IllegalArgumentException when the text is anything else, or beyond the bounds; the
   *     message says where and repeats nothing of the text
   */
  public static Document document(String text) {
    checkLength(text.length(), "characters");
    try (JsonParser parser = FACTORY.createParser(text)) {
      return document(parser);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /**
   * Reads one JSON object from its UTF-8 bytes.
   *
   * @throws IllegalArgumentException as {@link #document(String)} does
   */
  public static Document document(byte[] utf8) {
    checkLength(utf8.length, "bytes");
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return document(parser);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Reads one JSON object from what remains in a buffer over an array. */
  static Document document(ByteBuffer utf8) {
    try (JsonParser parser =
        FACTORY.createParser(
            utf8.array(), utf8.arrayOffset() + utf8.position(), utf8.remaining())) {
      return document(parser);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Reads something of one JSON object, whose parser is at its beginning. */
  static <T> T reading(ByteBlocks utf8, Reading<T> reading) {
    checkLength(utf8.length(), "bytes");
    try (JsonParser parser = FACTORY.createParser(utf8.stream())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("Not a JSON object");
      }
      return reading.of(parser);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** What is done with a parser. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads as much as it wants. */
    T of(JsonParser parser) throws IOException;
  }

  /**
   * Reads one JSON object or array.
   *
   * @return a {@link Document}, or a list of what documents hold
   * @throws IllegalArgumentException as {@link #document(String)} does
   */
  public static Object objectOrArray(String text) {
    checkLength(text.length(), "characters");
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("Neither a JSON object nor an array");
      }
      Object read = Objects.requireNonNull(value(parser));
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("There is more after the JSON");
      }
      return Objects.requireNonNull(Document.owning(Map.of("value", read)).at("value"));
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** A document as JSON on one line, keys in their order. */
  public static String text(Document document) {
    return text(document, null);
  }

  /**
   * A value of a document as JSON on one line.
   *
   * @param value a string, number, boolean, document or list
   */
  public static String valueText(Object value) {
    return text(value, null);
  }

  /** A document as JSON for people: on many lines, two blanks a level, keys in their order. */
  public static String indentedText(Document document) {
    return text(
        document,
        new DefaultPrettyPrinter()
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES)
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)));
  }

  private static String text(Object value, @Nullable PrettyPrinter printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(printer);
      writeValue(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A parser of a stream of any length, within the bounds of depth and of strings. */
  static JsonParser parser(InputStream utf8) throws IOException {
    return FACTORY.createParser(utf8);
  }

  /** A generator of UTF-8 JSON for the modules of this library; it does not close the stream. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  static void writeValue(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Document document) {
      out.writeStartObject();
      writeFields(out, document);
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        writeValue(out, element);
      }
      out.writeEndArray();
    } else {
      writeScalar(out, value);
    }
  }

  private static void writeFields(JsonGenerator out, Document document) throws IOException {
    try {
      document.forEach(
          (key, value) -> {
            try {
              out.writeFieldName(key);
              writeValue(out, value);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void writeScalar(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number);
    } else if (value instanceof Number number) {
      out.writeNumber(number.toString());
    } else {
      throw new IllegalArgumentException(
          "A document holds strings, numbers, booleans, objects and arrays, not a "
              + value.getClass().getName());
    }
  }

  private static Document document(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("Not a JSON object");
    }
    Document document = object(parser);
    requireEnd(parser);
    return document;
  }

  static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new IllegalArgumentException("There is more after the JSON object");
    }
  }

  /** The object that a parser has begun. */
  static Document object(JsonParser parser) throws IOException {
    DocumentBuilder object = new DocumentBuilder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      object.put(key, value(parser));
    }
    return object.build();
  }

  /** The value that a parser is at. */
  static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_STRING -> parser.getText();
      default -> null;
    };
  }

  private static void checkLength(int length, String unit) {
    if (length > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "JSON may have " + MAX_CHARACTERS + " " + unit + " at most, not " + length);
    }
  }

  private static IllegalArgumentException malformed(IOException e) {
    String where =
        e instanceof JsonProcessingException json && json.getLocation() != null
            ? " at line "
                + json.getLocation().getLineNr()
                + ", column "
                + json.getLocation().getColumnNr()
            : "";
    if (e instanceof StreamConstraintsException
        && String.valueOf(e.getMessage()).contains("depth")) {
      return new IllegalArgumentException(
          "JSON may be nested " + MAX_DEPTH + " levels deep at most; it is deeper" + where);
    }
    return new IllegalArgumentException(
        e instanceof StreamConstraintsException
            ? "JSON with a name or a number that is too long" + where
            : "Not JSON" + where);
  }
}
