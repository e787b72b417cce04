package io.tributary.core.run;

import io.tributary.source.Page;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Notices pages that cannot belong to one walk. */
final class PageOrder {
  private final Set<String> tokens = new HashSet<>();
  private long announced = -1;

  /** Takes the next page; says what is wrong with it, if anything is. */
  Optional<String> add(Page page) {
    if (announced >= 0 && page.announced() != announced) {
      return Optional.of(
          "the number of rows changed from "
              + announced
              + " to "
              + page.announced()
              + " during the walk");
    }
    announced = page.announced();
    if (page.next().isPresent() && !tokens.add(page.next().get().token())) {
      return Optional.of("the source gave the same continuation token twice");
    }
    return Optional.empty();
  }
}
