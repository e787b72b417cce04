package io.tributary.core.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with places for text, from a resource: {@code {{name}}} is text, {@code
 * {{#name}}…{{/name}}} is repeated for each element of a list, and {@code {{^name}}…{{/name}}}
 * stands where a list is empty. A name that an element does not have is looked for around it. All
 * text is escaped: there is no way to put anything else in.
 */
final class HtmlTemplate {
  private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)([A-Za-z]+)}}");

  private final Section page;

  private HtmlTemplate(Section page) {
    this.page = page;
  }

  /** Reads a page. */
  static HtmlTemplate parse(String text) {
    Matcher tags = TAG.matcher(text);
    return new HtmlTemplate(section("", "", tags, text, new int[1]));
  }

  /**
   * The page.
   *
   * @param values by name: a list of maps like this one, or anything else, which is text
   */
  String fill(Map<String, ?> values) {
    StringBuilder out = new StringBuilder();
    page.write(out, List.of(values));
    return out.toString();
  }

  private static Section section(
      String kind, String name, Matcher tags, String text, int[] position) {
    List<Part> parts = new ArrayList<>();
    while (tags.find()) {
      parts.add(new Literal(text.substring(position[0], tags.start())));
      position[0] = tags.end();
      String tag = tags.group(1);
      if (tag.equals("/")) {
        return new Section(kind, name, parts);
      }
      parts.add(
          tag.isEmpty()
              ? new Slot(tags.group(2))
              : section(tag, tags.group(2), tags, text, position));
    }
    parts.add(new Literal(text.substring(position[0])));
    return new Section(kind, name, parts);
  }

  private static Object find(String name, List<Map<String, ?>> around) {
    for (int i = around.size() - 1; i >= 0; i--) {
      Object value = around.get(i).get(name);
      if (value != null) {
        return value;
      }
    }
    throw new IllegalArgumentException("The page has nothing for " + name);
  }

  private interface Part {
    void write(StringBuilder out, List<Map<String, ?>> around);
  }

  private record Literal(String text) implements Part {
    @Override
    public void write(StringBuilder out, List<Map<String, ?>> around) {
      out.append(text);
    }
  }

  private record Slot(String name) implements Part {
    @Override
    public void write(StringBuilder out, List<Map<String, ?>> around) {
      String text = find(name, around).toString();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> out.append("&amp;");
          case '<' -> out.append("&lt;");
          case '>' -> out.append("&gt;");
          case '"' -> out.append("&quot;");
          case '\'' -> out.append("&#39;");
          default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
        }
      }
    }
  }

  private record Section(String kind, String name, List<Part> parts) implements Part {
    @Override
    public void write(StringBuilder out, List<Map<String, ?>> around) {
      if (kind.isEmpty()) {
        parts.forEach(part -> part.write(out, around));
        return;
      }
      List<?> elements = (List<?>) find(name, around);
      if (kind.equals("^")) {
        if (elements.isEmpty()) {
          parts.forEach(part -> part.write(out, around));
        }
        return;
      }
      for (Object element : elements) {
        List<Map<String, ?>> inside = new ArrayList<>(around);
        inside.add(values(element));
        parts.forEach(part -> part.write(out, inside));
      }
    }

    @SuppressWarnings("unchecked") // Pages are filled with maps by name.
    private static Map<String, ?> values(Object element) {
      return (Map<String, ?>) element;
    }
  }
}
