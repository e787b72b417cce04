package io.tributary.examples;

/** The account that the programs sign in with. */
final class Environment {
  private Environment() {}

  /**
   * The value of an environment variable.
   *
   * @throws IllegalArgumentException that says what to do when it is not set
   */
  static String required(String variable) {
    String value = System.getenv().getOrDefault(variable, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("Set the environment variable " + variable);
    }
    return value;
  }
}
