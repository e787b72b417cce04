package io.tributary.testkit.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The body of a Resource Graph query.
 *
 * @param subscriptions the subscriptions asked for; empty if the body does not have them
 * @param managementGroups the management groups asked for; empty if the body does not have them
 */
record GraphRequest(
    String query,
    Optional<List<String>> subscriptions,
    Optional<List<String>> managementGroups,
    OptionalInt top,
    OptionalInt skip,
    Optional<String> skipToken,
    boolean isTable) {

  private static final int MOST_ROWS = 1_000;

  /** A body that is not a query; the message says why. */
  static final class InvalidBody extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidBody(String message) {
      super(message);
    }
  }

  static GraphRequest parse(String body) throws InvalidBody {
    JsonNode tree;
    try {
      tree = Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new InvalidBody("The request content was invalid and could not be deserialized.");
    }
    JsonNode options = tree.path("options");
    if (!tree.path("query").isTextual()) {
      throw new InvalidBody("The request has no query.");
    }
    if (tree.path("facets").size() > 0) {
      throw new InvalidBody("Facets are not simulated.");
    }
    OptionalInt top = number(options, "$top");
    if (top.isPresent() && (top.getAsInt() < 1 || top.getAsInt() > MOST_ROWS)) {
      throw new InvalidBody("$top must be from 1 to " + MOST_ROWS + ".");
    }
    String format = options.path("resultFormat").asText("objectArray");
    if (!format.equals("objectArray") && !format.equals("table")) {
      throw new InvalidBody("resultFormat must be objectArray or table.");
    }
    return new GraphRequest(
        tree.path("query").asText(),
        texts(tree, "subscriptions"),
        texts(tree, "managementGroups"),
        top,
        number(options, "$skip"),
        Optional.of(options.path("$skipToken").asText("")).filter(token -> !token.isEmpty()),
        format.equals("table"));
  }

  private static OptionalInt number(JsonNode options, String name) throws InvalidBody {
    JsonNode node = options.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return OptionalInt.empty();
    }
    if (!node.isInt() || node.asInt() < 0) {
      throw new InvalidBody(name + " must be a whole number.");
    }
    return OptionalInt.of(node.asInt());
  }

  private static Optional<List<String>> texts(JsonNode tree, String name) throws InvalidBody {
    JsonNode node = tree.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isArray()) {
      throw new InvalidBody(name + " must be an array.");
    }
    List<String> texts = new ArrayList<>();
    node.forEach(each -> texts.add(each.asText()));
    return Optional.of(texts);
  }
}
