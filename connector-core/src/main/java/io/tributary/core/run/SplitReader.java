package io.tributary.core.run;

import io.tributary.failure.ConnectorException;
import io.tributary.sink.Attempt;
import io.tributary.source.Dataset;
import io.tributary.source.Split;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Reads one split until a walk of it is consistent, at most {@value #ATTEMPTS} times. What the last
 * walk brought is delivered in any case; the report says when it is not proven to be everything.
 * One that is too much for the service is read in parts.
 */
final class SplitReader implements Callable<Optional<ConnectorException>> {
  private static final int ATTEMPTS = 3;

  private final RunContext run;
  private final Split split;
  private final Dataset dataset;

  SplitReader(RunContext run, Split split, Dataset dataset) {
    this.run = run;
    this.split = split;
    this.dataset = dataset;
  }

  /** Reads the split; returns the error that kept it from being read to its end, if one did. */
  @Override
  public Optional<ConnectorException> call() throws InterruptedException {
    List<Split> parts = run.session().divide(split, Optional.empty());
    return parts.isEmpty() ? readWhole() : readParts(parts);
  }

  private Optional<ConnectorException> readWhole() throws InterruptedException {
    int first = run.journal().next(split.id());
    List<Split> parts = List.of();
    for (int number = first; parts.isEmpty(); number++) {
      Attempt attempt = new Attempt(run.run(), split.id(), number);
      run.desk().begin(attempt);
      try (Walk walk = new Walk(run, split, dataset.map(), attempt)) {
        Walk.Outcome outcome = walk.walk();
        if (outcome.error().isPresent()) {
          parts = run.session().divide(split, outcome.error());
        }
        boolean last = !outcome.again() || number == first + ATTEMPTS - 1;
        if (parts.isEmpty() && last) {
          end(walk, outcome, against(outcome, number));
          return outcome.error();
        }
      }
    }
    return readParts(parts);
  }

  private static void end(Walk walk, Walk.Outcome outcome, List<String> against) {
    if (outcome.error().isPresent() && walk.isEmpty()) {
      walk.forgo(against);
    } else {
      walk.commit(against);
    }
  }

  /** Reads the parts instead; returns the first error that kept one from being read to its end. */
  private Optional<ConnectorException> readParts(List<Split> parts) throws InterruptedException {
    run.journal().divided(split, parts);
    run.book().divided(split, parts.size());
    run.listener().splitDivided(split, parts);
    Optional<ConnectorException> error = Optional.empty();
    for (Split part : parts) {
      Optional<ConnectorException> ofPart = new SplitReader(run, part, dataset).call();
      error = error.or(() -> ofPart);
    }
    return error;
  }

  private List<String> against(Walk.Outcome outcome, int number) {
    return outcome.reasons().stream()
        .map(
            reason ->
                "split "
                    + split.id()
                    + ": "
                    + reason
                    + (number > 1 ? " (attempt " + number + ")" : ""))
        .toList();
  }
}
