package io.tributary.core.run;

import io.tributary.core.failure.ThrowSite;
import io.tributary.core.reconcile.AssetStage;
import io.tributary.core.reconcile.FindingIndex;
import io.tributary.core.run.DatasetBook.Tally;
import io.tributary.failure.ConnectorException;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.Identity;
import io.tributary.record.OutputRecord;
import io.tributary.record.Score;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.score.ScoreMapper;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one enriched row through stages 3 to 5: its assets go to the stage, its findings out unless
 * others have their keys, or the row is refused as a whole.
 */
final class RowDelivery {
  private static final String NO_SEVERITY = "(none)";

  private final String dataset;
  private final String product;
  private final TransformMap map;
  private final ScoreMapper scores;
  private final AssetStage.Draft assets;
  private final FindingIndex.Draft findings;
  private final Tally tally;

  RowDelivery(
      String dataset,
      String product,
      TransformMap map,
      ScoreMapper scores,
      AssetStage.Draft assets,
      FindingIndex.Draft findings,
      Tally tally) {
    this.dataset = dataset;
    this.product = product;
    this.map = map;
    this.scores = scores;
    this.assets = assets;
    this.findings = findings;
    this.tally = tally;
  }

  /** Adds those of the row's findings that are due now to a list, and the row to the tally. */
  void deliver(SourceRecord row, List<OutputRecord> out) throws RowRefused {
    Mapping mapping = mapped(row);
    if (mapping instanceof Mapping.Failed failed) {
      throw new RowRefused("transform", failed.reason());
    }
    if (mapping instanceof Mapping.Skipped skipped) {
      tally.count(tally.filteredBy, skipped.rule());
      return;
    }
    Mapping.Mapped records = (Mapping.Mapped) mapping;
    RowDepth.check(records.records());
    List<Score> scored = scores(records);
    deliver(row, records.records(), scored, out);
    tally.mapped++;
    for (Mapping.Note note : records.notes()) {
      tally.count(
          tally.conversions, note.source() + " -> " + note.target() + ": " + note.problem());
    }
  }

  private Mapping mapped(SourceRecord row) throws RowRefused {
    try {
      return map.apply(row);
    } catch (RuntimeException e) {
      throw new RowRefused("transform", "The map threw " + ThrowSite.of(e));
    }
  }

  private List<Score> scores(Mapping.Mapped mapped) throws RowRefused {
    List<Score> scored = new ArrayList<>(1);
    for (TargetRecord record : mapped.records()) {
      if (record instanceof Finding finding) {
        try {
          scored.add(scores.score(finding));
        } catch (RuntimeException e) {
          throw new RowRefused("score", "The score mapper threw " + ThrowSite.of(e));
        }
      }
    }
    return scored;
  }

  private void deliver(
      SourceRecord row, List<TargetRecord> records, List<Score> scored, List<OutputRecord> out)
      throws RowRefused {
    List<Identity> identities = identify(records);
    tally.assets += identities.size();
    int next = 0;
    for (TargetRecord record : records) {
      if (record instanceof Finding finding) {
        tally.findings++;
        OutputRecord output = output(finding, identities.get(next), scored.get(next));
        String severity = finding.severity().isBlank() ? NO_SEVERITY : finding.severity();
        if (findings.add(output, severity, row, next)) {
          out.add(output);
        }
        next++;
      }
    }
  }

  /** Puts the assets in, first those of the findings in their order; returns what they are. */
  private List<Identity> identify(List<TargetRecord> records) throws RowRefused {
    List<Identity> identities = new ArrayList<>(1);
    try {
      for (TargetRecord record : records) {
        if (record instanceof Finding finding) {
          identities.add(assets.add(assetOf(finding, records)));
        }
      }
      for (TargetRecord record : records) {
        if (record instanceof Asset asset && !isAboutAFinding(asset, records)) {
          identities.add(assets.add(asset));
        }
      }
    } catch (ConnectorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RowRefused("identify", "An identification rule threw " + ThrowSite.of(e));
    }
    return identities;
  }

  /** The asset of a finding: the stub that came with it, or else one that is empty. */
  private static Asset assetOf(Finding finding, List<TargetRecord> records) {
    for (TargetRecord record : records) {
      if (record instanceof Asset asset && asset.key().equals(finding.assetKey())) {
        return asset;
      }
    }
    return new Asset(finding.assetKey(), true, Document.empty());
  }

  private static boolean isAboutAFinding(Asset asset, List<TargetRecord> records) {
    for (TargetRecord record : records) {
      if (record instanceof Finding finding && finding.assetKey().equals(asset.key())) {
        return true;
      }
    }
    return false;
  }

  private OutputRecord output(Finding finding, Identity identity, Score score) {
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        OutputRecord.Kind.FINDING,
        finding.key(),
        dataset,
        product,
        product,
        1,
        false,
        finding.document(),
        identity,
        Optional.of(score));
  }
}
