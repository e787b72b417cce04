package io.tributary.core.transform;

import io.tributary.record.Document;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link Condition} without its path, compiled. */
final class ConditionCheck {
  private final @Nullable Boolean exists;
  private final Set<String> in;
  private final Set<String> notIn;
  private final @Nullable TextPattern matches;

  private ConditionCheck(Condition condition, @Nullable TextPattern matches) {
    this.exists = condition.exists().orElse(null);
    this.in = lower(condition.in());
    this.notIn = lower(condition.notIn());
    this.matches = matches;
  }

  /** Compiles a condition, reporting what is wrong with it. */
  static ConditionCheck of(Condition condition, Reporter reporter) {
    long asked =
        condition.exists().stream().count()
            + Math.min(condition.in().size(), 1)
            + Math.min(condition.notIn().size(), 1)
            + condition.matches().stream().count();
    if (asked != 1) {
      reporter.problem("when", "needs one of exists, in, notIn and matches, and not two");
    }
    TextPattern pattern = null;
    try {
      pattern = condition.matches().map(TextPattern::of).orElse(null);
    } catch (IllegalArgumentException e) {
      reporter.problem("when", "has no regular expression in matches: " + e.getMessage());
    }
    return new ConditionCheck(condition, pattern);
  }

  /** Whether the condition holds for what stands at its path. */
  boolean holds(@Nullable Object value) {
    boolean something = value != null && !value.equals("");
    if (exists != null) {
      return exists == something;
    }
    if (!something || value instanceof Document || value instanceof List) {
      return !notIn.isEmpty();
    }
    String text = String.valueOf(value);
    if (matches != null) {
      return matches.findWhole(text) instanceof String;
    }
    String word = text.strip().toLowerCase(Locale.ROOT);
    return notIn.isEmpty() ? in.contains(word) : !notIn.contains(word);
  }

  /** Why it cannot be told whether the condition holds; null when it can. */
  @Nullable Refusal obstacle(@Nullable Object value) {
    if (matches == null || value == null || value instanceof Document || value instanceof List) {
      return null;
    }
    return matches.findWhole(value.toString()) instanceof Refusal why ? why : null;
  }

  private static Set<String> lower(List<String> words) {
    return words.stream()
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
