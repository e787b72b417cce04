package io.tributary.core.identify;

import io.tributary.identify.IdentificationRule;
import io.tributary.record.Asset;
import io.tributary.record.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises an asset by the values of some attributes of the target model; says nothing unless it
 * has them all.
 *
 * <p>Values are compared ignoring case and surrounding blanks.
 *
 * @param name lower case with dashes, such as {@code mac-address}
 * @param attributes one or more paths to single values
 */
public record AttributeRule(String name, List<FieldPath> attributes) implements IdentificationRule {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /**
   * Checks name and attributes, and copies the list.
   *
   * @throws IllegalArgumentException when the name is malformed, or there is no attribute, or one
   *     leads to many values
   */
  public AttributeRule {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "A rule's name is lower case with dashes, was \"" + name + "\"");
    }
    if (attributes.isEmpty()) {
      throw new IllegalArgumentException("Rule \"" + name + "\" needs at least one attribute");
    }
    for (FieldPath attribute : attributes) {
      if (attribute.wildcards() > 0) {
        throw new IllegalArgumentException(
            "Rule \"" + name + "\" cannot use \"" + attribute + "\": it leads to many values");
      }
    }
    attributes = List.copyOf(attributes);
  }

  /** A rule over attributes given as paths, such as {@code asset.assetHeader.externalAssetId}. */
  public static AttributeRule of(String name, String... attributes) {
    return new AttributeRule(name, List.of(attributes).stream().map(FieldPath::parse).toList());
  }

  /** Whether a word can be the name of a rule. */
  static boolean isName(String word) {
    return NAME.matcher(word).matches();
  }

  /** The values in lower case, in the order of the attributes, with {@code |} between them. */
  @Override
  public Optional<String> identify(Asset asset) {
    StringBuilder key = new StringBuilder();
    for (FieldPath attribute : attributes) {
      String value = asset.document().text(attribute).orElse("").strip();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (!key.isEmpty()) {
        key.append('|');
      }
      key.append(escaped(value.toLowerCase(Locale.ROOT)));
    }
    return Optional.of(key.toString());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("|", "\\|");
  }
}
