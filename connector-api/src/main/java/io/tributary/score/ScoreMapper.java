package io.tributary.score;

import io.tributary.record.Finding;
import io.tributary.record.Score;

/** Gives a finding its score. Pure and safe for any thread. */
@FunctionalInterface
public interface ScoreMapper {
  /** Scores one finding; never null. */
  Score score(Finding finding);
}
