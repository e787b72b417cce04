package io.tributary.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables read from a folder's {@code .ndjson} files. */
final class NdjsonFolder implements Tables {

  private static final String SUFFIX = ".ndjson";

  private final Map<String, Table> tables;

  private NdjsonFolder(Map<String, Table> tables) {
    this.tables = tables;
  }

  static NdjsonFolder open(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files =
          entries
              .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .collect(Collectors.toList());
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(folder + " has no file <table>" + SUFFIX);
    }
    Map<String, Table> tables = new TreeMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      tables.put(name.substring(0, name.length() - SUFFIX.length()), NdjsonTable.open(file));
    }
    return new NdjsonFolder(tables);
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(tables.keySet());
  }

  @Override
  public Table table(String name) {
    return tables.getOrDefault(name, TablesInMemory.Rows.NONE);
  }
}
