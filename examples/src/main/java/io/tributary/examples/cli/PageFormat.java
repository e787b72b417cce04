package io.tributary.examples.cli;

/** How what was found out about a map is printed. */
enum PageFormat {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON,
  /** A page to look at. */
  HTML
}
