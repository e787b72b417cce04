package io.tributary.testkit.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bodies of requests in a form that is the same for what asks the same. */
final class Bodies {

  private static final Set<String> SETS = Set.of("subscriptions", "managementGroups");
  static final String LITERAL = "(?:'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")";
  private static final Pattern ONE = Pattern.compile(LITERAL);

  /** A list of texts in a query, whose order means nothing. */
  private static final Pattern LIST =
      Pattern.compile("([(\\[])\\s*(" + LITERAL + "(?:\\s*,\\s*" + LITERAL + ")++)\\s*([)\\]])");

  private Bodies() {}

  /** JSON with its keys, and what is a set, in order; anything else as it is. */
  static String comparable(String body) {
    if (!body.stripLeading().startsWith("{")) {
      return body;
    }
    try {
      return ordered("", Archive.MAPPER.readTree(body)).toString();
    } catch (JsonProcessingException e) {
      return body;
    }
  }

  /** The query in a body, if it has one. */
  static Optional<String> queryOf(String body) {
    try {
      JsonNode query = body.startsWith("{") ? Archive.MAPPER.readTree(body).path("query") : null;
      return query != null && query.isTextual()
          ? Optional.of(query(query.asText()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static JsonNode ordered(String name, JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        sorted.put(field.getKey(), ordered(field.getKey(), field.getValue()));
      }
      ObjectNode copy = Archive.MAPPER.createObjectNode();
      sorted.forEach(copy::set);
      return copy;
    }
    if (node instanceof ArrayNode array && SETS.contains(name)) {
      ArrayNode copy = Archive.MAPPER.createArrayNode();
      texts(array).stream().sorted().forEach(copy::add);
      return copy;
    }
    return node.isTextual() && name.equals("query") ? TextNode.valueOf(query(node.asText())) : node;
  }

  private static List<String> texts(ArrayNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static String query(String text) {
    return LIST.matcher(text)
        .replaceAll(
            list ->
                Matcher.quoteReplacement(
                    list.group(1)
                        + ONE.matcher(list.group(2))
                            .results()
                            .map(one -> one.group())
                            .sorted()
                            .collect(Collectors.joining(", "))
                        + list.group(3)));
  }
}
