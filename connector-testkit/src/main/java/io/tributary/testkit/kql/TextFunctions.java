package io.tributary.testkit.kql;

import static io.tributary.testkit.kql.ScalarFunction.require;
import static io.tributary.testkit.kql.ScalarFunction.unary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions of texts, by name. */
final class TextFunctions {

  private static final int MOST_GROUPS = 16;

  private TextFunctions() {}

  static Map<String, ScalarFunction> all() {
    Map<String, ScalarFunction> all = new HashMap<>();
    all.put("tolower", unary(Type.STRING, value -> Values.text(value).toLowerCase(Locale.ROOT)));
    all.put("toupper", unary(Type.STRING, value -> Values.text(value).toUpperCase(Locale.ROOT)));
    all.put("strlen", unary(Type.LONG, value -> (long) Values.text(value).length()));
    all.put("hash", unary(Type.LONG, value -> XxHash.of(Values.text(value))));
    all.put("isempty", unary(Type.BOOL, value -> Values.text(value).isEmpty()));
    all.put("isnotempty", unary(Type.BOOL, value -> !Values.text(value).isEmpty()));
    all.put("strcat", new ScalarFunction(1, 64, TextFunctions::strcat));
    all.put("split", new ScalarFunction(2, 3, TextFunctions::split));
    all.put("extract", new ScalarFunction(3, 3, TextFunctions::extract));
    all.put("extract_all", new ScalarFunction(2, 2, TextFunctions::extractAll));
    all.put("trim", new ScalarFunction(2, 2, TextFunctions::trim));
    all.put("indexof", new ScalarFunction(2, 3, TextFunctions::indexOf));
    all.put("substring", new ScalarFunction(2, 3, TextFunctions::substring));
    all.put("replace_string", new ScalarFunction(3, 3, TextFunctions::replaceString));
    return all;
  }

  private static Expression strcat(List<Expression> args, Token at) {
    return Expression.of(
        Type.STRING,
        row -> {
          StringBuilder text = new StringBuilder();
          args.forEach(arg -> text.append(arg.text(row)));
          return text.toString();
        });
  }

  private static Expression split(List<Expression> args, Token at) {
    requireText(args.get(0), at);
    require(args.get(1).literal() instanceof String, at, "split() takes a literal delimiter");
    String delimiter = Values.text(args.get(1).literal());
    require(!delimiter.isEmpty(), at, "split() takes a delimiter");
    Pattern pattern = Pattern.compile(delimiter, Pattern.LITERAL);
    return Expression.of(
        Type.DYNAMIC,
        row -> {
          List<String> parts = Arrays.asList(pattern.split(args.get(0).text(row), -1));
          if (args.size() == 2) {
            return parts;
          }
          Long index = Values.toLong(args.get(2).value(row));
          return index == null || index < 0 || index >= parts.size()
              ? List.of()
              : List.of(parts.get(index.intValue()));
        });
  }

  private static Expression extract(List<Expression> args, Token at) {
    Pattern pattern = Regex.of(args.get(0), at);
    require(args.get(1).literal() instanceof Long, at, "extract() takes a literal group number");
    requireText(args.get(2), at);
    Long group = Values.toLong(args.get(1).literal());
    int number = group == null ? 0 : group.intValue();
    require(
        number >= 0 && number <= groups(pattern), at, "extract() has no such group in its pattern");
    return Expression.of(
        Type.STRING,
        row -> {
          Matcher matcher = pattern.matcher(args.get(2).text(row));
          return matcher.find() ? group(matcher, number) : "";
        });
  }

  /** All matches of the only group, or of each a list of all groups; null if there is none. */
  private static Expression extractAll(List<Expression> args, Token at) {
    Pattern pattern = Regex.of(args.get(0), at);
    int groups = groups(pattern);
    require(groups > 0 && groups <= MOST_GROUPS, at, "extract_all() takes 1 to 16 groups");
    requireText(args.get(1), at);
    return Expression.of(
        Type.DYNAMIC,
        row -> {
          List<Object> found = new ArrayList<>();
          Matcher matcher = pattern.matcher(args.get(1).text(row));
          while (matcher.find()) {
            List<String> match = new ArrayList<>(groups);
            for (int group = 1; group <= groups; group++) {
              match.add(group(matcher, group));
            }
            found.add(groups == 1 ? match.get(0) : match);
          }
          return found.isEmpty() ? null : found;
        });
  }

  private static Expression trim(List<Expression> args, Token at) {
    String regex = Regex.of(args.get(0), at).pattern();
    requireText(args.get(1), at);
    Pattern ends = Pattern.compile("\\A(?:" + regex + ")+|(?:" + regex + ")+\\z");
    return Expression.of(Type.STRING, row -> ends.matcher(args.get(1).text(row)).replaceAll(""));
  }

  /** Values that are no text are cast to it, as documented. */
  private static Expression indexOf(List<Expression> args, Token at) {
    requireWholeNumbers(args, 2, at);
    return Expression.of(
        Type.LONG,
        row -> {
          String text = args.get(0).text(row);
          int start = args.size() == 2 ? 0 : position(args.get(2).value(row), text.length());
          return (long) text.indexOf(args.get(1).text(row), start);
        });
  }

  private static Expression substring(List<Expression> args, Token at) {
    requireWholeNumbers(args, 1, at);
    return Expression.of(
        Type.STRING,
        row -> {
          String text = args.get(0).text(row);
          int start = Math.min(position(args.get(1).value(row), text.length()), text.length());
          String rest = text.substring(start);
          Long length = args.size() == 2 ? null : Values.toLong(args.get(2).value(row));
          return length == null
              ? rest
              : rest.substring(0, (int) Math.max(0, Math.min(length, rest.length())));
        });
  }

  private static Expression replaceString(List<Expression> args, Token at) {
    args.forEach(arg -> requireText(arg, at));
    return Expression.of(
        Type.STRING,
        row -> {
          String lookup = args.get(1).text(row);
          String text = args.get(0).text(row);
          return lookup.isEmpty() ? text : text.replace(lookup, args.get(2).text(row));
        });
  }

  /** A position in a text; a negative one counts from its end. */
  private static int position(@Nullable Object value, int length) {
    Long position = Values.toLong(value);
    if (position == null) {
      return 0;
    }
    return (int) Math.max(0, Math.min(length, position < 0 ? length + position : position));
  }

  private static String group(Matcher matcher, int number) {
    String found = matcher.group(number);
    return found == null ? "" : found;
  }

  private static int groups(Pattern pattern) {
    return pattern.matcher("").groupCount();
  }

  private static void requireText(Expression arg, Token at) {
    require(arg.type().isTextual(), at, at.text() + "() takes text, not " + arg.type());
  }

  private static void requireWholeNumbers(List<Expression> args, int from, Token at) {
    for (Expression arg : args.subList(from, args.size())) {
      require(arg.type() == Type.LONG, at, at.text() + "() takes whole numbers, not " + arg.type());
    }
  }
}
