package io.tributary.testkit.kql;

import java.util.Locale;

/** What a column or an expression holds. */
public enum Type {
  /** Text; never null, but empty. */
  STRING("string"),
  /** A whole number. */
  LONG("integer"),
  /** A number. */
  REAL("number"),
  /** True, false, or null. */
  BOOL("boolean"),
  /** Any JSON value. */
  DYNAMIC("object");

  private final String graphName;

  Type(String graphName) {
    this.graphName = graphName;
  }

  /** Resource Graph's name of the type in an answer of format {@code table}. */
  public String graphName() {
    return graphName;
  }

  boolean isNumber() {
    return this == LONG || this == REAL;
  }

  /** Whether text can be taken from it without a cast. */
  boolean isTextual() {
    return this == STRING || this == DYNAMIC;
  }

  /** Whether a value of this type may be compared for equality with one of the other. */
  boolean equates(Type other) {
    return this == other || this == DYNAMIC || other == DYNAMIC || (isNumber() && other.isNumber());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
