package io.tributary.azure.enrich;

import java.util.Locale;

/**
 * An Azure resource id such as {@code /subscriptions/…/providers/Microsoft.Compute/virtualMachines/
 * vm-1}, taken apart. Any text is taken; what is not there is empty. Ids are compared without
 * regard to case.
 *
 * @param text as it was written
 */
record ResourceId(String text) {
  private static final String PROVIDERS = "/providers/";
  private static final String SUBSCRIPTIONS = "/subscriptions/";
  private static final String ASSESSMENTS = "/providers/microsoft.security/assessments/";

  /** What an assessment with this id is about: what stands before the last such provider. */
  ResourceId assessed() {
    int at = lastIndexOf(text, ASSESSMENTS);
    return at > 0 ? new ResourceId(text.substring(0, at)) : new ResourceId("");
  }

  /** The id in lower case. */
  String key() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The last segment. */
  String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The subscription's id in lower case. */
  String subscription() {
    if (!text.regionMatches(true, 0, SUBSCRIPTIONS, 0, SUBSCRIPTIONS.length())) {
      return "";
    }
    int end = text.indexOf('/', SUBSCRIPTIONS.length());
    return text.substring(SUBSCRIPTIONS.length(), end < 0 ? text.length() : end)
        .toLowerCase(Locale.ROOT);
  }

  /** The resource type in lower case, such as {@code microsoft.sql/servers/databases}. */
  String type() {
    int provider = lastIndexOf(text, PROVIDERS);
    if (provider < 0) {
      return containerType();
    }
    String[] segments =
        text.substring(provider + PROVIDERS.length()).toLowerCase(Locale.ROOT).split("/", -1);
    StringBuilder type = new StringBuilder(segments[0]);
    for (int i = 1; i < segments.length; i += 2) {
      type.append('/').append(segments[i]);
    }
    return type.toString();
  }

  private String containerType() {
    if (subscription().isEmpty()) {
      return "";
    }
    return indexOf(text, "/resourcegroups/") > 0
        ? "microsoft.resources/resourcegroups"
        : "microsoft.resources/subscriptions";
  }

  private static int indexOf(String text, String lowerCase) {
    for (int at = 0; at <= text.length() - lowerCase.length(); at++) {
      if (text.charAt(at) == '/'
          && text.regionMatches(true, at, lowerCase, 0, lowerCase.length())) {
        return at;
      }
    }
    return -1;
  }

  private static int lastIndexOf(String text, String lowerCase) {
    for (int at = text.length() - lowerCase.length(); at >= 0; at--) {
      if (text.charAt(at) == '/'
          && text.regionMatches(true, at, lowerCase, 0, lowerCase.length())) {
        return at;
      }
    }
    return -1;
  }
}
