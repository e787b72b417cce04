package io.tributary.testkit.kql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/** The operators between two texts, by name. */
final class TextOperators {

  private static final Map<String, BiPredicate<String, String>> ALL = new HashMap<>();

  static {
    define("=~", String::equalsIgnoreCase);
    define("!~", (text, other) -> !text.equalsIgnoreCase(other));
    insensitive("contains", String::contains);
    insensitive("startswith", String::startsWith);
    insensitive("endswith", String::endsWith);
    insensitive("has", TextOperators::hasTerm);
  }

  private TextOperators() {}

  private static void define(String name, BiPredicate<String, String> operator) {
    ALL.put(name, operator);
  }

  private static void insensitive(String name, BiPredicate<String, String> operator) {
    BiPredicate<String, String> ignoringCase =
        (text, part) -> operator.test(text.toLowerCase(Locale.ROOT), part.toLowerCase(Locale.ROOT));
    define(name, ignoringCase);
    define("!" + name, ignoringCase.negate());
    define(name + "_cs", operator);
    define("!" + name + "_cs", operator.negate());
  }

  static boolean isOperator(String name) {
    return ALL.containsKey(name);
  }

  static BiPredicate<String, String> operator(String name) {
    BiPredicate<String, String> operator = ALL.get(name);
    if (operator == null) {
      throw new IllegalArgumentException("No operator " + name);
    }
    return operator;
  }

  /** Whether a term is in a text as a whole word: no letter or digit before or after. */
  private static boolean hasTerm(String text, String term) {
    for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      int end = at + term.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
