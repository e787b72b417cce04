package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import java.util.function.Supplier;

/**
 * Where a map file comes from, so that another can be laid over it.
 *
 * @param file reads it, each time anew
 * @param bases finds what it is based on
 */
record MapSource(Supplier<ConfigFile> file, Bases bases) {
  /** Finds the files that a map is based on. */
  @FunctionalInterface
  interface Bases {
    /**
     * The file of a name.
     *
     * @throws io.tributary.failure.ConnectorException when there is none
     */
    MapSource find(String name);
  }
}
