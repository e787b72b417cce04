package io.tributary.core.drift;

import io.tributary.core.json.Json;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file in which a run leaves the profiles of its datasets for the next one: JSON, with the
 * paths of fields, their types, and words of fields that have few. No other value is in it.
 */
public final class ProfileFile {
  private static final int FORMAT = 1;

  private final Path file;
  private final String settings;

  /**
   * Profiles are, or will be, in this file.
   *
   * @param file whose folder must exist
   * @param settings what decides which rows there are; with others, rows are not compared
   */
  public ProfileFile(Path file, String settings) {
    this.file = file;
    this.settings = settings;
  }

  /**
   * The profiles by dataset; none where there is no such file, or one of something else, or of a
   * run with other settings.
   *
   * @throws ConnectorException of kind {@code SINK} when there is one that cannot be read
   */
  public Map<String, RowProfile> read() {
    Map<String, RowProfile> profiles = new TreeMap<>();
    try {
      Document tree = Json.document(Files.readAllBytes(file));
      if (tree.number("format").filter(format -> format.intValue() == FORMAT).isPresent()
          && tree.text("settings").filter(settings::equals).isPresent()) {
        Document datasets = tree.object("datasets").orElse(Document.empty());
        for (String name : datasets.keys()) {
          if (datasets.at(name) instanceof Document profile) {
            profiles.put(name, ProfileJson.profile(profile));
          }
        }
      }
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return Map.of(); // Nothing to compare with, which no report then says it did.
    } catch (IOException e) {
      throw new ConnectorException(
          ErrorKind.SINK, "Cannot read the profiles of the rows from " + file + ": " + e, e);
    }
    return profiles;
  }

  /**
   * Writes the profiles, whole or not at all.
   *
   * @throws ConnectorException of kind {@code SINK} when they cannot be written
   */
  public void write(Map<String, RowProfile> profiles) {
    Map<String, Object> datasets = new LinkedHashMap<>();
    new TreeMap<>(profiles)
        .forEach((name, profile) -> datasets.put(name, ProfileJson.document(profile)));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("settings", settings);
    tree.put("datasets", datasets);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, Json.text(Document.owning(tree)) + "\n");
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ConnectorException(
          ErrorKind.SINK, "Cannot write the profiles of the rows to " + file + ": " + e, e);
    }
  }
}
