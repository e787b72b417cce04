package io.tributary.examples.cli;

import io.tributary.azure.DefenderForCloud;
import io.tributary.core.config.Suggestion;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapReader;
import io.tributary.failure.ConnectorException;
import io.tributary.transform.MapLibrary;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The shipped maps by name, and maps in files. */
final class NamedMaps {
  private final MapLibrary shipped =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build().maps();

  /** The names of the shipped maps, sorted. */
  Set<String> names() {
    return shipped.names();
  }

  /** The shipped map of a name, or the map in a file. */
  FieldMap named(String nameOrFile) {
    if (names().contains(nameOrFile) || !isFile(nameOrFile)) {
      return shipped(nameOrFile);
    }
    try {
      return MapReader.plain().withShipped(shipped).load(Path.of(nameOrFile));
    } catch (ConnectorException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** The shipped map of a name. */
  FieldMap shipped(String name) {
    if (!names().contains(name)) {
      String near = Suggestion.among(names(), name);
      throw CommandFailure.usage(
          "There is no map named \""
              + Terminal.line(name)
              + "\""
              + (near.startsWith(",") ? near : "; tributary map list prints the names"));
    }
    if (shipped.get(name) instanceof FieldMap map) {
      return map;
    }
    throw CommandFailure.usage("The map " + name + " is written in code and has no fields to show");
  }

  private static boolean isFile(String name) {
    try {
      return name.matches(".*([/\\\\]|\\.(yaml|yml|json)$).*") || Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
