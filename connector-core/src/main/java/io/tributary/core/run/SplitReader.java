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
    for (int number = first; ; number++) {
      Attempt attempt = new Attempt(run.run(), split.id(), number);
      run.desk().begin(attempt);
      Walk walk = new Walk(run, split, dataset.map(), attempt);
      List<Split> parts = List.of();
      boolean settled = false;
      String reason = "the run stopped";
      try {
        Walk.Outcome outcome = walk.walk();
        if (outcome.error().isPresent()) {
          parts = run.session().divide(split, outcome.error());
        }
        boolean last = !outcome.again() || number == first + ATTEMPTS - 1;
        if (parts.isEmpty() && last) {
          walk.commit(against(outcome, number));
          settled = true;
          return outcome.error();
        }
        reason = String.join("; ", outcome.reasons());
      } finally {
        if (!settled) {
          walk.abandon();
          run.listener().splitAbandoned(split, reason);
        }
      }
      if (!parts.isEmpty()) {
        return readParts(parts);
      }
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
