package io.tributary.core.config;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration file, YAML or JSON, in UTF-8.
 *
 * <p>Not for several threads. A reader asks {@link #root} for what it needs, which notes every
 * problem on the way, and calls {@link #throwIfBroken} before it uses the answers.
 */
public final class ConfigFile {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 1_000_000;

  private final Problems problems;
  private final ConfigObject root;

  private ConfigFile(String text, String origin, boolean lenient) {
    this.problems = new Problems(origin);
    this.root = lenient ? ConfigTree.readWhatItIs(text, problems) : ConfigTree.read(text, problems);
  }

  /**
   * Reads a file.
   *
   * @throws ConnectorException of kind {@code CONFIGURATION} when there is no such file, or it
   *     cannot be read, is too large, is not YAML or JSON, or is no mapping
   */
  public static ConfigFile load(Path path) {
    return parse(text(path), path.toString());
  }

  /**
   * Reads a file that may be anything: what is not YAML or JSON, or no mapping, is a problem of an
   * empty file.
   *
   * @throws ConnectorException of kind {@code CONFIGURATION} when there is no such file, or it
   *     cannot be read or is too large
   */
  public static ConfigFile loadLeniently(Path path) {
    return parse(text(path), path.toString(), true);
  }

  private static String text(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return decoded(in, path.toString());
    } catch (NoSuchFileException e) {
      throw unreadable(path.toString(), "there is no such file", e);
    } catch (IOException e) {
      throw unreadable(path.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads a resource.
   *
   * @param anchor a class of the module and package that the resource is in
   * @param name relative to the class, or absolute with a slash at the front
   * @throws ConnectorException as for {@link #load}
   */
  public static ConfigFile resource(Class<?> anchor, String name) {
    try (InputStream in = anchor.getResourceAsStream(name)) {
      if (in == null) {
        throw new ConnectorException(
            ErrorKind.CONFIGURATION,
            "Cannot read " + name + ": there is no such resource beside " + anchor.getName());
      }
      return parse(decoded(in, name), name);
    } catch (IOException e) {
      throw unreadable(name, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads text.
   *
   * @param origin names the text in messages
   * @throws ConnectorException as for {@link #load}
   */
  public static ConfigFile parse(String text, String origin) {
    return parse(text, origin, false);
  }

  private static ConfigFile parse(String text, String origin, boolean lenient) {
    if (text.length() > MAX_BYTES) {
      throw tooLarge(origin);
    }
    String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new ConfigFile(isJson(marked) ? marked.replace('\t', ' ') : marked, origin, lenient);
  }

  /** The mapping that the whole file is. */
  public ConfigObject root() {
    return root;
  }

  /** What was noted so far, problems and warnings, in the order of the file. */
  public List<ConfigProblem> problems() {
    return problems.all();
  }

  /**
   * Does nothing if no problem was noted.
   *
   * @throws ConnectorException of kind {@code CONFIGURATION} with all problems, one a line, each as
   *     {@code origin:LINE:COLUMN: message}
   */
  public void throwIfBroken() {
    problems.throwIfAny();
  }

  /** Whether it is to be read as JSON, where tabs may indent; in YAML they may not. */
  private static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  private static String decoded(InputStream in, String origin) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(origin);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(origin, "it is not UTF-8", e);
    }
  }

  private static ConnectorException tooLarge(String origin) {
    return new ConnectorException(
        ErrorKind.CONFIGURATION,
        "Cannot read " + origin + ": it is larger than " + MAX_BYTES + " bytes");
  }

  private static ConnectorException unreadable(String origin, String reason, Exception cause) {
    return new ConnectorException(
        ErrorKind.CONFIGURATION, "Cannot read " + origin + ": " + reason, cause);
  }
}
