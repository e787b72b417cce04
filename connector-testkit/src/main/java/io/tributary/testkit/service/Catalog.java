package io.tributary.testkit.service;

import io.tributary.testkit.kql.Rows;
import java.util.Set;

/** The tables that have rows, by their names in lower case. */
public interface Catalog {

  /** Their names. */
  Set<String> names();

  /** The rows of a table; the same instance as long as they are the same rows. */
  Rows rows(String table);
}
