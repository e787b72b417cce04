package io.tributary.record;

/** What a row was mapped to: an asset or a finding, in the target model. */
public sealed interface TargetRecord permits Asset, Finding {
  /**
   * The record's own stable key: the same thing has the same key in every run, in whatever casing
   * or order it came.
   */
  String key();

  /** The record in the target model, such as {@code asset.assetDetail.name}. */
  Document document();
}
