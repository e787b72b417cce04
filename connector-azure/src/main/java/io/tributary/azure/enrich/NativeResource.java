package io.tributary.azure.enrich;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a resource in AWS (an ARN) or in Google Cloud (a self link, a full resource name, or
 * what such a name has behind the host).
 *
 * @param id as it was written
 * @param provider {@code AWS} or {@code GCP}
 */
record NativeResource(String id, String provider) {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]*):([0-9]*):.+");
  private static final Pattern GOOGLE =
      Pattern.compile(
          "(?:(?:https:)?//([a-z0-9-]+)\\.googleapis\\.com/(?:.*?/)?)?(projects/([^/]+)/.+)");
  private static final Pattern SELF_LINK =
      Pattern.compile("https://www\\.googleapis\\.com/([a-z0-9-]+)/.*?projects/.+");
  private static final String COMPUTE = "compute";
  private static final Pattern PLACE = Pattern.compile("/(?:zones|regions|locations)/([^/]+)/");
  private static final Map<Pattern, String> TYPES = types();

  /** The resource that some text names; empty when it is no such id. */
  static Optional<NativeResource> of(String text) {
    if (text.isEmpty() || isOfAzure(text)) {
      return Optional.empty();
    }
    String lowered = text.strip().toLowerCase(Locale.ROOT);
    if (ARN.matcher(lowered).matches()) {
      return Optional.of(new NativeResource(text.strip(), "AWS"));
    }
    return GOOGLE.matcher(lowered).matches()
        ? Optional.of(new NativeResource(text.strip(), "GCP"))
        : Optional.empty();
  }

  /** Nearly all are, and patterns take their time. */
  private static boolean isOfAzure(String text) {
    return text.length() > 1 && text.charAt(0) == '/' && text.charAt(1) != '/';
  }

  /** The account, or the project; may be empty. */
  String account() {
    Matcher arn = ARN.matcher(lowered());
    if (arn.matches()) {
      return arn.group(2);
    }
    Matcher google = GOOGLE.matcher(lowered());
    return google.matches() ? google.group(3) : "";
  }

  /** One and the same text for all the ways in which a resource is named. */
  String key() {
    Matcher google = GOOGLE.matcher(lowered());
    if (!google.matches()) {
      return lowered();
    }
    Matcher link = SELF_LINK.matcher(lowered());
    String service =
        link.matches() ? link.group(1) : google.group(1) == null ? COMPUTE : google.group(1);
    return "//" + service + ".googleapis.com/" + google.group(2);
  }

  /** The region or zone; empty for what is in none. */
  String region() {
    Matcher arn = ARN.matcher(lowered());
    if (arn.matches()) {
      return arn.group(1);
    }
    Matcher place = PLACE.matcher(lowered());
    return place.find() ? place.group(1) : "";
  }

  /** What it is, in the target model's words; empty when that is not known. */
  String type() {
    for (Map.Entry<Pattern, String> type : TYPES.entrySet()) {
      if (type.getKey().matcher(key()).matches()) {
        return type.getValue();
      }
    }
    return "";
  }

  private String lowered() {
    return id.toLowerCase(Locale.ROOT);
  }

  private static Map<Pattern, String> types() {
    Map<Pattern, String> types = new LinkedHashMap<>();
    WordTable.resource("native-types.properties")
        .forEach(
            (word, globs) -> {
              for (String glob : globs.split(",", -1)) {
                types.put(glob(glob.strip()), word);
              }
            });
    return types;
  }

  /** A pattern in which a star stands for anything. */
  private static Pattern glob(String glob) {
    return Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q"));
  }
}
