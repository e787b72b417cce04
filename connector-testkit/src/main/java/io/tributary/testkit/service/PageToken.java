package io.tributary.testkit.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page begins: an offset, as in the service's own tokens, which also name the query
 * and scope they are for.
 *
 * @param rows how many rows the page has
 * @param offset how many rows come before it
 * @param query stands for the query and the scope
 */
record PageToken(int rows, int offset, int query) {

  String encoded() {
    String json =
        "{\"$id\": \"1\", \"MaxRows\": %d, \"RowsToSkip\": %d, \"Query\": %d}"
            .formatted(rows, offset, query);
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  static Optional<PageToken> decode(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(Base64.getDecoder().decode(text));
      if (json.path("MaxRows").isInt()
          && json.path("RowsToSkip").isInt()
          && json.path("Query").isInt()) {
        return Optional.of(
            new PageToken(
                json.path("MaxRows").asInt(),
                json.path("RowsToSkip").asInt(),
                json.path("Query").asInt()));
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
