package io.tributary.azure.graph;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Lines that begin with {@code //} are comments and are not sent. A file may be a fragment, which
 * begins with a pipe and comes after a query: see {@link #then}.
 */
public final class GraphQuery {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{(\\w+):(strings|number|contains\\((\\w+)\\))\\}");

  private static final int MOST_IN_A_ROW = 100;

  private final String origin;
  private final String template;
  private final Map<String, Object> values;
  private final Optional<String> apiVersion;

  private GraphQuery(
      String origin, String template, Map<String, Object> values, Optional<String> apiVersion) {
    this.origin = origin;
    this.template = template;
    this.values = values;
    this.apiVersion = apiVersion;
  }

  /** Reads a query from a resource file beside a class. */
  public static GraphQuery resource(Class<?> anchor, String name) {
    try (InputStream in = anchor.getResourceAsStream(name)) {
      if (in == null) {
        throw new ConnectorException(ErrorKind.INTERNAL, "The query file " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new GraphQuery(name, text, Map.of(), Optional.empty());
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

  /**
   * The same query for a version of the service that shows more than the SDK's own.
   *
   * @param version such as {@code 2022-10-01}
   */
  public GraphQuery atVersion(String version) {
    return new GraphQuery(origin, template, values, Optional.of(version));
  }

  /** The version of the service that it is for; empty when the SDK's own will do. */
  Optional<String> apiVersion() {
    return apiVersion;
  }

  /**
   * This query, followed by the operators of another resource, which begins with a pipe. The
   * parameters of both can be filled before and after; one name in both is one parameter. Of two
   * versions of the service it is for the later one.
   *
   * @throws IllegalArgumentException when the other does not begin with a pipe, or when one
   *     parameter has two values
   */
  public GraphQuery then(GraphQuery more) {
    if (!code(more.template).startsWith("|")) {
      throw new IllegalArgumentException(more.origin + " does not begin with a pipe");
    }
    Map<String, Object> all = new TreeMap<>(values);
    more.values.forEach(
        (parameter, value) -> {
          Object earlier = all.put(parameter, value);
          if (earlier != null && !earlier.equals(value)) {
            throw new IllegalArgumentException(
                "Parameter " + parameter + " of " + more.origin + " has two values");
          }
        });
    return new GraphQuery(
        origin + " | " + more.origin,
        template + "\n" + more.template,
        all,
        Stream.concat(apiVersion.stream(), more.apiVersion.stream())
            .max(Comparator.naturalOrder()));
  }

  /** The table that it reads, whole: a query whose text is the table's name. */
  public GraphQuery table() {
    String name = code(template).split("[\\s|]", 2)[0];
    return new GraphQuery(name, name, Map.of(), Optional.empty());
  }

  /**
   * The text that is sent.
   *
   * @throws IllegalStateException when a parameter has no value, or one of another type
   */
  public String text() {
    return code(PARAMETER.matcher(template).replaceAll(found -> literal(found)));
  }

  @Override
  public String toString() {
    return "GraphQuery[" + origin + "]";
  }

  /** A text without its comments. */
  private static String code(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .collect(Collectors.joining("\n"));
  }

  private GraphQuery withValue(String parameter, Object value) {
    Map<String, Object> more = new TreeMap<>(values);
    more.put(parameter, value);
    return new GraphQuery(origin, template, more, apiVersion);
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
          anyOf(quoted(list).map(text -> parameter.group(3) + " contains " + text).toList()));
    }
    throw new IllegalStateException(
        "Query " + origin + " has no value of type " + type + " for " + parameter.group(1));
  }

  /** In groups if there are many: Kusto's parser gives up on some 300 that stand in one row. */
  private static String anyOf(List<String> conditions) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i += MOST_IN_A_ROW) {
      int end = Math.min(i + MOST_IN_A_ROW, conditions.size());
      groups.add("(" + String.join(" or ", conditions.subList(i, end)) + ")");
    }
    return groups.size() == 1 ? groups.get(0) : anyOf(groups);
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
