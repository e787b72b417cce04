package io.tributary.core.transform;

import io.tributary.core.config.Suggestion;
import io.tributary.transform.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a value of a map, and makes its sources ready to be compiled. */
final class ValueCheck {
  private final Value value;
  private final MapFunctions functions;
  private final Reporter reporter;
  private final ValueConversion conversion;

  private ValueCheck(Value value, MapFunctions functions, Reporter reporter) {
    this.value = value;
    this.functions = functions;
    this.reporter = reporter;
    this.conversion = ValueConversion.of(value);
  }

  /** Reports what is wrong with a value, and returns its sources, without what is wrong. */
  static List<PendingSource> check(Value value, MapFunctions functions, Reporter reporter) {
    ValueCheck check = new ValueCheck(value, functions, reporter);
    check.origin();
    check.conversions();
    check.dates();
    check.texts();
    check.lookup();
    check.constant();
    return check.sources();
  }

  private void origin() {
    boolean constant = value.constant().isPresent();
    if (value.sources().isEmpty() && !constant) {
      reporter.problem("source", "is missing: a value has a source or is a constant");
    }
    if (!value.sources().isEmpty() && constant) {
      reporter.problem("constant", "cannot be used together with a source");
    }
    if (value.defaultValue().isPresent() && constant) {
      reporter.problem("default", "cannot be used together with a constant");
    }
  }

  private void conversions() {
    if (!value.conversions().isEmpty() && value.type() != DataType.STRING) {
      reporter.problem("type", "must be string for trim, lower and upper");
    }
    if (value.conversions().contains(Conversion.LOWER)
        && value.conversions().contains(Conversion.UPPER)) {
      reporter.problem("upper", "cannot be used together with lower");
    }
  }

  private void dates() {
    dateForm("pattern", value.refinement().pattern());
    dateForm("format", value.refinement().format());
  }

  private void dateForm(String part, Optional<String> written) {
    if (written.isPresent() && value.type() != DataType.DATETIME) {
      reporter.problem(part, "is for the type datetime");
    }
    try {
      written.ifPresent(DateForm::of);
    } catch (IllegalArgumentException e) {
      reporter.problem(
          part,
          "is no way to write a date (epoch-seconds, epoch-milliseconds, or letters such as"
              + " dd.MM.yyyy HH:mm): "
              + e.getMessage());
    }
  }

  private void texts() {
    Refinement refinement = value.refinement();
    notEmpty("split", refinement.split());
    if (refinement.split().isPresent() && value.type() == DataType.OBJECT) {
      reporter.problem("split", "makes no objects");
    }
    boolean steps =
        refinement.join().isPresent()
            || refinement.extract().isPresent()
            || !refinement.calls().isEmpty();
    if (steps && value.sources().isEmpty()) {
      reporter.problem("constant", "cannot be used together with join, extract or call");
    }
    try {
      if (refinement.extract().map(TextPattern::of).filter(e -> e.groups() > 1).isPresent()) {
        reporter.problem("extract", "has more than one group: write (?:…) for the others");
      }
    } catch (IllegalArgumentException e) {
      reporter.problem("extract", "is no regular expression: " + e.getMessage());
    }
    for (String name : refinement.calls()) {
      if (functions.find(name).isEmpty()) {
        reporter.problem(
            "call",
            functions.names().isEmpty()
                ? "cannot be \"" + name + "\": no function is registered"
                : "cannot be \"" + name + "\"" + Suggestion.among(functions.names(), name));
      }
    }
  }

  private void notEmpty(String part, Optional<String> text) {
    if (text.filter(String::isEmpty).isPresent()) {
      reporter.problem(part, "must not be empty");
    }
  }

  private void lookup() {
    if (!value.lookup().isEmpty() && value.sources().isEmpty()) {
      reporter.problem("lookup", "is for the words of a source");
    }
    value
        .lookup()
        .forEach(
            (word, meaning) -> {
              if (!meaning.equals("") && conversion.apply(meaning) instanceof Refusal refusal) {
                reporter.problem("lookup", "has for \"" + word + "\" " + refusal.problem());
              }
            });
  }

  private void constant() {
    value.constant().ifPresent(constant -> convertible("constant", constant));
    value.defaultValue().ifPresent(constant -> convertible("default", constant));
  }

  private void convertible(String part, Object constant) {
    if (conversion.applyToConstant(constant) instanceof Refusal refusal) {
      reporter.problem(part, "is " + refusal.problem());
    }
  }

  private List<PendingSource> sources() {
    List<PendingSource> sources = new ArrayList<>();
    for (String source : value.sources()) {
      try {
        sources.add(PendingSource.of(source, value.refinement().join().isPresent()));
      } catch (IllegalArgumentException e) {
        reporter.problem("source", "is wrong: " + e.getMessage());
      }
    }
    // A path without any [] may stand in for one with: it gives the same value for every element.
    if (sources.stream().map(PendingSource::wildcards).filter(n -> n > 0).distinct().count() > 1) {
      reporter.problem("source", "has paths with different numbers of []");
      return List.of();
    }
    return sources;
  }
}
