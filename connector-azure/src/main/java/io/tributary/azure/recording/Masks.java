package io.tributary.azure.recording;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a host does not want to be seen in a recording, beyond the secrets that never are in one:
 * ids, names, addresses.
 *
 * <p>Masks are given texts that may hold such a thing: a value of a row, a whole query, an address
 * of a host. They see every one of them, so that what is masked is masked everywhere. Recordings
 * are replayed by what was asked, so that a mask must not touch what queries consist of: name ids
 * and names, not words of the language. Immutable.
 */
public final class Masks {
  /** Ids of tenants, subscriptions and applications, in any casing. */
  public static final Pattern UUID =
      Pattern.compile("(?i)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  /** Addresses of the network. */
  public static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])(?:" + BYTE + "\\.){3}" + BYTE + "(?![0-9.])");

  private static final String WORD = "[a-z][a-z0-9]{0,29}";

  private final List<Mask> masks;

  private Masks(List<Mask> masks) {
    this.masks = List.copyOf(masks);
  }

  /** Lets everything be seen that is no secret. */
  public static Masks none() {
    return new Masks(List.of());
  }

  /**
   * Puts a pseudonym in the place of each match, the same for the same text in any casing, so that
   * what belongs together still does: {@code word0001}, {@code word0002}, in the order of what they
   * stand for. The pseudonyms of UUIDs are UUIDs, and those of IPv4 addresses such addresses.
   *
   * <pre>{@code
   * Masks.pseudonyms("id", Masks.UUID).and(Masks.pseudonyms("registry", Pattern.compile("contoso\\w*")))
   * }</pre>
   *
   * @param word what pseudonyms begin with: a lower-case letter, then up to 29 lower-case letters
   *     and digits
   * @param pattern what they stand for; should not match parts of what it matches elsewhere
   */
  public static Masks pseudonyms(String word, Pattern pattern) {
    if (!word.matches(WORD)) {
      throw new IllegalArgumentException(
          "A pseudonym begins with a lower-case letter, then lower-case letters and digits, was \""
              + word
              + "\"");
    }
    return new Masks(List.of(new Pseudonyms(word, pattern)));
  }

  /** Puts the same text in the place of each match. */
  public static Masks replacing(Pattern pattern, String replacement) {
    String literally = Matcher.quoteReplacement(replacement);
    return of(text -> pattern.matcher(text).replaceAll(literally));
  }

  /**
   * Masks with a function from a text to what may be seen of it. It must be pure, and is called by
   * several threads.
   */
  public static Masks of(UnaryOperator<String> function) {
    return new Masks(List.of(new Function(function)));
  }

  /** These, and then others. */
  public Masks and(Masks others) {
    return new Masks(Stream.concat(masks.stream(), others.masks.stream()).toList());
  }

  List<Mask> masks() {
    return masks;
  }

  /** One of them. */
  sealed interface Mask permits Pseudonyms, Function {}

  /** Gives pseudonyms. */
  record Pseudonyms(String word, Pattern pattern) implements Mask {}

  /** Applies a function. */
  record Function(UnaryOperator<String> function) implements Mask {}
}
