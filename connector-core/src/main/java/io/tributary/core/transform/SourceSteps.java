package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done with what a source holds before it counts: it is joined, extracted from, looked up
 * and given to functions, in this order. What comes to nothing leaves the choice to the next.
 */
final class SourceSteps {
  private final @Nullable String glue;
  private final List<Optional<FieldPath>> joined;
  private final @Nullable TextPattern extract;
  private final @Nullable Lookup lookup;
  private final ValueFunction[] functions;

  private SourceSteps(Value value, List<PendingSource> sources, MapFunctions functions) {
    Refinement refinement = value.refinement();
    this.glue = refinement.join().orElse(null);
    this.joined = joined(sources);
    this.extract = refinement.extract().flatMap(SourceSteps::pattern).orElse(null);
    this.lookup = value.lookup().isEmpty() ? null : new Lookup(value.lookup());
    this.functions =
        refinement.calls().stream()
            .flatMap(name -> functions.find(name).stream())
            .toArray(ValueFunction[]::new);
  }

  /** The steps of a value; null when there are none. */
  static @Nullable SourceSteps of(
      Value value, List<PendingSource> sources, MapFunctions functions) {
    Refinement refinement = value.refinement();
    boolean none =
        value.lookup().isEmpty()
            && refinement.join().isEmpty()
            && refinement.extract().isEmpty()
            && refinement.calls().isEmpty();
    return none ? null : new SourceSteps(value, sources, functions);
  }

  /**
   * What becomes of a value.
   *
   * @param source which of the sources holds it
   * @return null for nothing, or a {@link Refusal}
   */
  @Nullable Object apply(Object value, int source) {
    Object now = glue == null ? value : join(value, glue, joined.get(source));
    if (extract != null && now != null && !(now instanceof Refusal)) {
      now = extracted(now, extract);
    }
    if (lookup != null) {
      now = lookup.meaning(now);
    }
    for (int i = 0; i < functions.length && now != null && !(now instanceof Refusal); i++) {
      now = functions[i].apply(now);
    }
    return now;
  }

  private static @Nullable Object join(Object value, String glue, Optional<FieldPath> path) {
    List<?> elements = value instanceof List<?> list ? list : List.of(value);
    StringBuilder text = new StringBuilder();
    for (Object element : elements) {
      Object part =
          path.isEmpty()
              ? element
              : element instanceof Document object ? object.value(path.get()) : null;
      if (part instanceof Document || part instanceof List) {
        return new Refusal(Converter.described(part) + " where text to be joined is expected");
      }
      if (part != null && !part.equals("")) {
        text.append(text.isEmpty() ? "" : glue).append(part);
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  private static @Nullable Object extracted(Object value, TextPattern pattern) {
    return value instanceof Document || value instanceof List
        ? Converter.refused(value, "text")
        : pattern.find(value.toString());
  }

  private static Optional<TextPattern> pattern(String written) {
    try {
      return Optional.of(TextPattern.of(written));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // ValueCheck says so.
    }
  }

  /** What comes after the last {@code []} of each source. */
  private static List<Optional<FieldPath>> joined(List<PendingSource> sources) {
    List<Optional<FieldPath>> paths = new ArrayList<>();
    for (PendingSource source : sources) {
      List<FieldPath.Step> steps = FieldPath.parse(source.written()).steps();
      int last = steps.lastIndexOf(new FieldPath.Each());
      List<FieldPath.Step> after =
          last < 0 ? List.<FieldPath.Step>of() : steps.subList(last + 1, steps.size());
      paths.add(after.isEmpty() ? Optional.empty() : Optional.of(FieldPath.of(after)));
    }
    return List.copyOf(paths);
  }
}
