package io.tributary.testkit.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
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

  static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Bounds.DEFAULT.bytes()).build())
              .build());

  private static final String FORMAT = "tributary-recording";
  private static final int VERSION = 1;
  private static final String EXCHANGES = "exchanges/";

  private final Path file;
  private final ZipFile zip;
  private final Bounds bounds;

  private Archive(Path file, ZipFile zip, Bounds bounds) {
    this.file = file;
    this.zip = zip;
    this.bounds = bounds;
  }

  /**
   * Opens a recording.
   *
   * @throws IOException when it cannot be read, is none of a version that is known, or holds more
   *     exchanges than it may
   */
  static Archive open(Path file, Bounds bounds) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Archive archive;
    try {
      archive = new Archive(file, new ZipFile(file.toFile()), bounds);
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
    int exchanges = exchanges().size();
    if (exchanges > bounds.exchanges()) {
      throw broken("it has " + exchanges + " exchanges, more than " + bounds.exchanges());
    }
  }

  /** The names of all exchanges, in the order in which the requests were sent. */
  List<String> exchanges() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(EXCHANGES) && !name.equals(EXCHANGES))
        .sorted()
        .toList();
  }

  /**
   * Reads an entry.
   *
   * @throws IOException when it is too long or no JSON
   */
  JsonNode read(String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      byte[] json = in.readNBytes(bounds.bytes() + 1);
      if (json.length > bounds.bytes()) {
        throw broken(name + " is longer than " + bounds.bytes() + " bytes");
      }
      return MAPPER.readTree(json);
    } catch (JsonProcessingException | ZipException e) {
      throw new IOException(broken(name + " cannot be read").getMessage(), e);
    }
  }

  /** What is thrown where the file is not as a recording is. */
  IOException broken(String why) {
    return new IOException(file + " is broken: " + why);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
