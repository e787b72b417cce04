package io.tributary.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.http.HttpReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Queries for the rows of some names or ids. Which of them are asked for in one query depends on
 * which thread comes first, so that they are answered one by one: with the rows that were recorded
 * for them, whatever they were asked for together with. Filled before it is asked; then safe for
 * several threads.
 */
final class Lookups {

  private static final Pattern WANTED =
      Pattern.compile("(?m)^\\| where (id|name) in~ \\((" + Bodies.LITERAL + "[^\\n]*)\\)$");
  private static final Pattern ONE = Pattern.compile(Bodies.LITERAL);

  private final Archive archive;
  private final Map<String, Map<String, Set<String>>> entries = new HashMap<>();

  Lookups(Archive archive) {
    this.archive = archive;
  }

  /**
   * One query for rows.
   *
   * @param kind the query without the names
   * @param column that they are looked for in
   * @param wanted the names in lower case
   */
  private record Lookup(String kind, String column, Set<String> wanted) {
    static Optional<Lookup> of(String query) {
      Matcher matcher = WANTED.matcher(query);
      if (!matcher.find()) {
        return Optional.empty();
      }
      MatchResult found = matcher.toMatchResult();
      Set<String> wanted = new TreeSet<>();
      ONE.matcher(found.group(2))
          .results()
          .forEach(one -> wanted.add(unquoted(one.group()).toLowerCase(Locale.ROOT)));
      String kind = query.substring(0, found.start(2)) + query.substring(found.end(2));
      return Optional.of(new Lookup(kind, found.group(1), wanted));
    }

    private static String unquoted(String literal) {
      return literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    boolean wants(JsonNode row) {
      return wanted.contains(row.path(column).asText().toLowerCase(Locale.ROOT));
    }
  }

  /** Takes an exchange in, if it is one of these and went well. */
  void add(String name, JsonNode exchange) {
    if (exchange.path("answer").path("status").asInt() != 200 || exchange.has("failure")) {
      return;
    }
    Bodies.queryOf(exchange.path("request").path("body").asText())
        .flatMap(Lookup::of)
        .ifPresent(
            lookup -> {
              Map<String, Set<String>> known =
                  entries.computeIfAbsent(lookup.kind(), unknown -> new HashMap<>());
              lookup
                  .wanted()
                  .forEach(each -> known.computeIfAbsent(each, none -> new TreeSet<>()).add(name));
            });
  }

  /** The answer to a body; empty if it is no such query, or not all of it was ever asked for. */
  Optional<HttpReply> answer(String body) throws IOException {
    Optional<Lookup> lookup = Bodies.queryOf(body).flatMap(Lookup::of);
    if (lookup.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Set<String>> known = entries.getOrDefault(lookup.get().kind(), Map.of());
    if (!known.keySet().containsAll(lookup.get().wanted())) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>();
    lookup.get().wanted().forEach(each -> names.addAll(known.getOrDefault(each, Set.of())));
    return Optional.of(page(rows(lookup.get(), names)));
  }

  private List<JsonNode> rows(Lookup lookup, Set<String> names) throws IOException {
    Map<String, JsonNode> rows = new HashMap<>();
    for (String name : names) {
      JsonNode answer =
          Archive.MAPPER.readTree(archive.read(name).path("answer").path("body").asText());
      for (JsonNode row : answer.path("data")) {
        if (lookup.wants(row)) {
          rows.put(row.path("id").asText(), row);
        }
      }
    }
    List<JsonNode> sorted = new ArrayList<>(rows.values());
    sorted.sort(Comparator.comparing(row -> row.path("id").asText()));
    return sorted;
  }

  private static HttpReply page(List<JsonNode> rows) {
    ObjectNode page = Archive.MAPPER.createObjectNode();
    page.put("totalRecords", rows.size()).put("count", rows.size());
    ArrayNode data = page.putArray("data");
    rows.forEach(data::add);
    page.putArray("facets");
    page.put("resultTruncated", "false");
    return HttpReply.json(200, page.toString());
  }
}
