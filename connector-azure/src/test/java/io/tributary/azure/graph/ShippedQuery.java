package io.tributary.azure.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A query file of this module, with its parameters by name. */
record ShippedQuery(String name, GraphQuery query, Map<String, String> parameters) {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+):([^{}]+)\\}");

  /** All of them, as they are found in the folder of the compiled module. */
  static List<ShippedQuery> all() {
    try (Stream<Path> files = Files.walk(CLASSES.resolve("io/tributary/azure"))) {
      return files
          .filter(file -> file.toString().endsWith(".kql"))
          .sorted()
          .map(ShippedQuery::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ShippedQuery> withLists() {
    return all().stream()
        .filter(query -> query.parameters.values().stream().anyMatch(ShippedQuery::isList))
        .toList();
  }

  private static ShippedQuery read(Path file) {
    String name = CLASSES.relativize(file).toString();
    try {
      String text = Files.readString(file);
      Map<String, String> parameters = new TreeMap<>();
      Matcher found = PARAMETER.matcher(text);
      while (found.find()) {
        parameters.put(found.group(1), found.group(2));
      }
      GraphQuery query = GraphQuery.resource(ShippedQuery.class, "/" + name);
      return new ShippedQuery(name, complete(query, text), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fragment, which begins with a pipe, comes after a query; here it is the shortest one. */
  private static GraphQuery complete(GraphQuery query, String text) {
    boolean isFragment =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .findFirst()
            .filter(line -> line.startsWith("|"))
            .isPresent();
    return isFragment
        ? GraphQuery.resource(ShippedQuery.class, "security-resources.kql").then(query)
        : query;
  }

  private static boolean isList(String type) {
    return !type.equals("number");
  }

  /** Its text with these strings for each list, and a number for each number. */
  String text(List<String> strings) {
    GraphQuery filled = query;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      filled =
          isList(parameter.getValue())
              ? filled.with(parameter.getKey(), strings)
              : filled.with(parameter.getKey(), 7);
    }
    return filled.text();
  }

  /** Its text with as many strings as wanted that try nothing. */
  String ordinaryText(int size) {
    return text(IntStream.range(0, size).mapToObj(i -> "value-" + i).toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
