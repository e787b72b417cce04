package io.tributary.testkit.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The file of a recording. Safe for several threads. */
final class Archive implements Closeable {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String FORMAT = "tributary-recording";
  private static final int VERSION = 1;
  private static final String EXCHANGES = "exchanges/";

  private final Path file;
  private final ZipFile zip;

  private Archive(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens a recording.
   *
   * @throws IOException when it cannot be read, or is none of a version that is known
   */
  static Archive open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Archive archive;
    try {
      archive = new Archive(file, new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw new IOException(file + " is not a recording: it is no ZIP file", e);
    }
    try {
      archive.check();
      return archive;
    } catch (IOException e) {
      archive.close();
      throw e;
    }
  }

  private void check() throws IOException {
    if (zip.getEntry("manifest.json") == null) {
      throw new IOException(file + " is not a recording: it has no manifest.json");
    }
    JsonNode manifest = read("manifest.json");
    if (!manifest.path("format").asText().equals(FORMAT)) {
      throw new IOException(file + " is not a recording: its manifest is of another format");
    }
    if (manifest.path("version").asInt() != VERSION) {
      throw new IOException(
          file
              + " is a recording of version "
              + manifest.path("version").asText()
              + ", but only version "
              + VERSION
              + " can be replayed");
    }
  }

  /** The names of all exchanges, in the order in which the requests were sent. */
  List<String> exchanges() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(EXCHANGES))
        .sorted()
        .toList();
  }

  JsonNode read(String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return MAPPER.readTree(in);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is broken: " + name + " cannot be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
