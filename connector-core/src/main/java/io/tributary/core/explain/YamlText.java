package io.tributary.core.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes plain data as YAML, one key a line, that reads back as it was. */
final class YamlText {
  /** What needs no quotes: it cannot be anything but text, wherever it stands. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");

  private static final Pattern WORD_OF_YAML =
      Pattern.compile("true|false|null|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /**
   * The text.
   *
   * @param tree keys to text, numbers, booleans, maps and lists
   */
  static String of(Map<String, ?> tree) {
    YamlText text = new YamlText();
    text.map(tree, "");
    return text.out.toString();
  }

  private void map(Map<?, ?> map, String indent) {
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(first ? "" : indent).append(scalar(entry.getKey())).append(':');
      child(entry.getValue(), indent + "  ");
      first = false;
    }
  }

  private void child(Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n').append(indent);
      map(map, indent);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      for (Object element : list) {
        out.append(indent).append('-');
        element(element, indent + "  ");
      }
    } else {
      out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void element(Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append(' ');
      map(map, indent);
    } else {
      child(value, indent);
    }
  }

  private static String scalar(Object value) {
    if (value instanceof Map) {
      return "{}";
    }
    if (value instanceof List) {
      return "[]";
    }
    if (value instanceof Number number) {
      return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }
    String text = value.toString();
    boolean plain =
        value instanceof Boolean
            || (PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches());
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (isVisible(c)) {
        quoted.append(c);
      } else {
        quoted.append(String.format("\\u%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }

  /** Whether it can stand in quotes as it is, also where a line would end. */
  private static boolean isVisible(char c) {
    return c >= ' '
        && !(c >= 0x7f && c <= 0xa0)
        && c != '\u2028'
        && c != '\u2029'
        && c != '\ufeff'
        && c < '\ufffe';
  }
}
