package io.tributary.examples.cli;

import java.util.stream.Stream;

/** Arguments of a command, which tests give as paths and numbers too. */
final class Texts {
  private Texts() {}

  static String[] of(Object... arguments) {
    return Stream.of(arguments).map(Object::toString).toArray(String[]::new);
  }
}
