package io.tributary.core.checkpoint;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.CheckpointStore;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checkpoints in a folder of their own, a file for each entry, which takes its name when it is
 * whole. They outlive the process, however it ends, but perhaps not a machine without power. The
 * folder is made with the first entry and goes with the last one.
 */
public final class FolderCheckpoints implements CheckpointStore {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,150}");

  /** No name of an entry has this character, so that half a file is never taken for one. */
  private static final String HALF = "~";

  private final Path folder;

  /** A store; nothing is touched before the first entry. */
  public FolderCheckpoints(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String name, Content content) {
    Path file = file(name);
    Path half = folder.resolve(name + HALF);
    try {
      Files.createDirectories(folder);
      try (OutputStream out = new BufferedOutputStream(uninterruptible(half))) {
        content.writeTo(out);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure("write", e);
    }
  }

  @Override
  public InputStream read(String name) {
    try {
      return new BufferedInputStream(new FileInputStream(file(name).toFile()));
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  @Override
  public void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw failure("remove", e);
    }
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> NAME.matcher(name).matches())
          .forEach(names::add);
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      throw failure("list", e);
    }
    return names;
  }

  /** Removes the entries, what is left of half ones, and the folder if nothing else is in it. */
  @Override
  public void clear() {
    names().forEach(this::remove);
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      boolean empty = true;
      for (Path file : files.toList()) {
        boolean half = String.valueOf(file.getFileName()).endsWith(HALF);
        empty &= half && Files.deleteIfExists(file);
      }
      if (empty) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw failure("remove", e);
    }
  }

  /** A run that is cancelled still notes what becomes of its attempts. */
  private static OutputStream uninterruptible(Path file) throws IOException {
    return new FileOutputStream(file.toFile());
  }

  private Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a name of an entry: " + name);
    }
    return folder.resolve(name);
  }

  private ConnectorException failure(String what, IOException e) {
    return new ConnectorException(
        ErrorKind.CONFIGURATION,
        "Cannot " + what + " checkpoints in the folder " + folder + ": " + e,
        e);
  }
}
