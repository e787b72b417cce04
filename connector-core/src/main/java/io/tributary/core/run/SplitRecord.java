package io.tributary.core.run;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import io.tributary.core.failure.DeadLetterFile;
import io.tributary.core.failure.DeadLetters;
import io.tributary.core.json.JsonLines;
import io.tributary.core.reconcile.AssetStage;
import io.tributary.core.reconcile.FindingIndex;
import io.tributary.core.run.DatasetBook.Tally;
import io.tributary.failure.RecordFailure;
import io.tributary.source.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an attempt at a split brought that counts: as it is kept in the journal, and as it goes into
 * the books of the run.
 *
 * @param split that was read
 * @param tally its rows and records
 * @param against what stands against its completeness
 * @param failures the first rows that failed
 * @param assets that it has found
 * @param findings that it has claimed
 * @param letters for all rows that failed
 */
record SplitRecord(
    Split split,
    Tally tally,
    List<String> against,
    List<RecordFailure> failures,
    AssetStage.Draft assets,
    FindingIndex.Draft findings,
    Optional<DeadLetterFile.Draft> letters) {

  /** What the journal has of a split. */
  static SplitRecord restore(EntryReader in, RunContext run, Split split) throws IOException {
    AssetStage.Draft assets = run.stage().draft(split.dataset());
    FindingIndex.Draft findings = run.findings().draft(split.dataset(), split.id());
    Optional<DeadLetterFile.Draft> letters = run.deadLetters().map(DeadLetterFile::draft);
    Tally tally = Tally.restore(in);
    List<String> against = in.texts();
    List<RecordFailure> failures = in.texts().stream().map(DeadLetters::parse).toList();
    assets.restore(in);
    findings.restore(in);
    if (letters.isPresent()) {
      letters.get().restore(in);
    }
    return new SplitRecord(split, tally, against, failures, assets, findings, letters);
  }

  void save(EntryWriter out) throws IOException {
    tally.save(out);
    out.texts(against);
    out.texts(failures.stream().map(SplitRecord::line).toList());
    assets.save(out);
    findings.save(out);
    if (letters.isPresent()) {
      letters.get().save(out);
    }
  }

  /** It counts. */
  void enter(RunContext run) {
    assets.commit();
    findings.commit();
    letters.ifPresent(DeadLetterFile.Draft::commit);
    run.book().ended(split, tally, against, failures);
  }

  /** It counts, as it did in the run that stopped. */
  void enterAgain(RunContext run) {
    enter(run);
    if (tally.read > 0 || against.isEmpty()) {
      run.book().pageRead();
    }
    Objects.requireNonNull(run.limits().get(split.dataset()))
        .take((int) Math.min(tally.read, Integer.MAX_VALUE));
  }

  private static String line(RecordFailure failure) {
    JsonLines line = new JsonLines();
    DeadLetters.write(failure, line);
    return new String(line.toByteArray(), StandardCharsets.UTF_8);
  }
}
