package io.tributary.examples.cli;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a browser made of a page.
 *
 * @param dom written out by it
 */
record Page(String dom) {
  String title() {
    return plain(matches("<title>(.*?)</title>").get(0));
  }

  List<String> scripts() {
    return matches("<script(.*?)>");
  }

  List<String> images() {
    return matches("<img(.*?)>");
  }

  /** The texts of all elements of a name that hold text only. */
  List<String> texts(String element) {
    return matches("<" + element + ">([^<]*)</" + element + ">").stream().map(Page::plain).toList();
  }

  /** All text. */
  String text() {
    return plain(dom.replaceAll("(?s)<style>.*?</style>", "").replaceAll("<[^>]*>", " "))
        .replaceAll("\\s+", " ");
  }

  private List<String> matches(String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(dom)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", "\u00a0")
        .replace("&amp;", "&");
  }
}
