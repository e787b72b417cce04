package io.tributary.testkit.kql;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions as Kusto takes them: those of RE2, which cannot look around or back. */
final class Regex {

  private static final Pattern BEYOND_RE2 =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:\\(\\?(?:[=!>]|<[=!])|\\\\[1-9k])");

  private Regex() {}

  /** The pattern that an expression, which must be a literal, stands for. */
  static Pattern of(Expression expression, Token at) {
    if (!(expression.literal() instanceof String text)) {
      throw refusal(at, "takes a literal pattern");
    }
    if (BEYOND_RE2.matcher(text).find()) {
      throw refusal(at, "has a pattern that looks around or back");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw refusal(at, "has a pattern that is none");
    }
  }

  private static KqlException refusal(Token at, String what) {
    return KqlException.semantics(at, "'" + at.text() + "' " + what);
  }
}
