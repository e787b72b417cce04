package io.tributary.azure.graph;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query in Kusto Query Language, kept in a resource file, with typed parameters.
 *
 * <p>A parameter stands in the file as {@code {name:type}}. The types: {@code strings} becomes
 * {@code 'a', 'b'}; {@code number} a whole number; {@code contains(column)} becomes {@code (column
 * contains 'a' or column contains 'b')}. Strings are escaped, so that no value can end its literal.
 * Lines that begin with {@code //} are comments and are not sent.
 */
public final class GraphQuery {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{(\\w+):(strings|number|contains\\((\\w+)\\))\\}");

  private final String origin;
  private final String template;
  private final Map<String, Object> values;

  private GraphQuery(String origin, String template, Map<String, Object> values) {
    this.origin = origin;
    this.template = template;
    this.values = values;
  }

  /** Reads a query from a resource file beside a class. */
  public static GraphQuery resource(Class<?> anchor, String name) {
    try (InputStream in = anchor.getResourceAsStream(name)) {
      if (in == null) {
        throw new ConnectorException(ErrorKind.INTERNAL, "The query file " + name + " is missing");
      }
      return new GraphQuery(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
    } catch (IOException e) {
      throw new ConnectorException(ErrorKind.INTERNAL, "Cannot read the query file " + name, e);
    }
  }

  /** The same query with a list of strings for a parameter; at least one. */
  public GraphQuery with(String parameter, List<String> strings) {
    if (strings.isEmpty()) {
      throw new IllegalArgumentException("Parameter " + parameter + " needs at least one value");
    }
    return withValue(parameter, List.copyOf(strings));
  }

  /** The same query with a number for a parameter. */
  public GraphQuery with(String parameter, long number) {
    return withValue(parameter, number);
  }

  /** This query, going on where it ends with what another file has; both keep their parameters. */
  public GraphQuery then(GraphQuery more) {
    Map<String, Object> both = new TreeMap<>(values);
    both.putAll(more.values);
    return new GraphQuery(origin + " " + more.origin, template + "\n" + more.template, both);
  }

  /**
   * The text that is sent.
   *
   * @throws IllegalStateException when a parameter has no value, or one of another type
   */
  public String text() {
    String filled = PARAMETER.matcher(template).replaceAll(found -> literal(found));
    return filled
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "GraphQuery[" + origin + "]";
  }

  private GraphQuery withValue(String parameter, Object value) {
    Map<String, Object> more = new TreeMap<>(values);
    more.put(parameter, value);
    return new GraphQuery(origin, template, more);
  }

  private String literal(MatchResult parameter) {
    Object value = values.get(parameter.group(1));
    String type = parameter.group(2);
    if (type.equals("number") && value instanceof Long number) {
      return number.toString();
    }
    if (type.equals("strings") && value instanceof List<?> list) {
      return Matcher.quoteReplacement(quoted(list).collect(Collectors.joining(", ")));
    }
    if (parameter.group(3) != null && value instanceof List<?> list) {
      return Matcher.quoteReplacement(
          quoted(list)
              .map(text -> parameter.group(3) + " contains " + text)
              .collect(Collectors.joining(" or ", "(", ")")));
    }
    throw new IllegalStateException(
        "Query " + origin + " has no value of type " + type + " for " + parameter.group(1));
  }

  private static Stream<String> quoted(List<?> strings) {
    return strings.stream().map(text -> quote((String) text));
  }

  /** A string literal of KQL; the escapes are those of its documentation. */
  static String quote(String text) {
    StringBuilder literal = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> literal.append("\\\\");
        case '\'' -> literal.append("\\'");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('\'').toString();
  }
}
