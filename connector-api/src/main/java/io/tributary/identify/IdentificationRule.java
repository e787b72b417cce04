package io.tributary.identify;

import io.tributary.record.Asset;
import java.util.Optional;

/** Says by what an asset is recognised. Pure and safe for any thread. */
public interface IdentificationRule {
  /**
   * A short name in lower case with dashes, such as {@code mac-address}; unique among the rules of
   * a run.
   */
  String name();

  /**
   * The key of an asset under this rule: assets with equal keys are one.
   *
   * @return empty when the rule says nothing about this asset, because an attribute is missing
   */
  Optional<String> identify(Asset asset);
}
