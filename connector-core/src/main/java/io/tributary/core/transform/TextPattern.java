package io.tributary.core.transform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that cannot take long, whatever it is and whatever the text: it reads a
 * bounded number of characters, one that it reads again counted again. What is refused does not
 * depend on the machine.
 */
final class TextPattern {
  /** The longest text that is searched, in characters. */
  static final int LONGEST_TEXT = 10_000;

  /** How many characters are read in one text. */
  static final int MOST_READ = 1_000_000;

  private static final int LONGEST_PATTERN = 1_000;
  private static final Pattern LARGE_COUNT = Pattern.compile("\\{\\d*,?\\d{4,}");

  private final Pattern pattern;
  private final int groups;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
    this.groups = pattern.matcher("").groupCount();
  }

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException when it is none, or too much of one
   */
  static TextPattern of(String written) {
    if (written.isEmpty() || written.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException("it has 1 to " + LONGEST_PATTERN + " characters");
    }
    if (LARGE_COUNT.matcher(written).find()) {
      throw new IllegalArgumentException("it has a count above 999");
    }
    try {
      return new TextPattern(Pattern.compile(written));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
  }

  /** How many groups it has. */
  int groups() {
    return groups;
  }

  /**
   * What the group, or the whole expression without one, first matches in a text.
   *
   * @return text; null when it matches nothing; a {@link Refusal} when that takes too long to tell
   */
  @Nullable Object find(String text) {
    return find(text, Math.min(groups, 1));
  }

  /** All of what the expression first matches, whatever its groups; else as {@link #find}. */
  @Nullable Object findWhole(String text) {
    return find(text, 0);
  }

  private @Nullable Object find(String text, int group) {
    if (text.length() > LONGEST_TEXT) {
      return new Refusal("text that is too long to be searched");
    }
    Matcher matcher = pattern.matcher(new CountedText(text));
    try {
      return matcher.find() ? matcher.group(group) : null;
    } catch (TooMuchRead | StackOverflowError e) {
      return new Refusal("text that the regular expression takes too long for");
    }
  }

  /** Text that can be read for so long. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int left = MOST_READ;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (left-- == 0) {
        throw new TooMuchRead();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The search is given up. */
  private static final class TooMuchRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchRead() {
      super(null, null, false, false);
    }
  }
}
