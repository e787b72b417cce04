package io.tributary.azure.recording;

import java.util.regex.Pattern;

/**
 * Texts that open something wherever they stand. Where such are expected, nothing is recorded; this
 * is for where they are not.
 */
final class Secrets {
  private static final Pattern TOKEN =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*");
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\bbearer\\s+[A-Za-z0-9._~+/-]{20,}=*");
  private static final Pattern SIGNATURE = Pattern.compile("(?i)\\bsig=[^&\\s\"'<>\\\\]+");
  private static final Pattern KEY =
      Pattern.compile("(?i)\\b(AccountKey|SharedAccessKey|client_secret)=[^;&\\s\"'<>\\\\]+");

  private Secrets() {}

  /** The text without them. */
  static String remove(String text) {
    String without = TOKEN.matcher(text).replaceAll("(token)");
    without = BEARER.matcher(without).replaceAll("(token)");
    without = SIGNATURE.matcher(without).replaceAll("(signature)");
    return KEY.matcher(without).replaceAll("$1=(key)");
  }
}
