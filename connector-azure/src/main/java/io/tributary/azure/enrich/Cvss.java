package io.tributary.azure.enrich;

import io.tributary.record.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CVSS score, of the newest version that a service gives: 4, else 3, else 2.
 *
 * @param version such as {@code 3.1}, as the vector has it where there is one; may be empty
 * @param score 0 to 10
 * @param vector such as {@code CVSS:3.1/AV:N/…}; may be empty
 */
record Cvss(String version, BigDecimal score, String vector) {
  private static final Pattern VECTOR = Pattern.compile("CVSS:(\\d\\.\\d)/.*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}(\\.\\d{1,6})?");
  private static final BigDecimal MOST = BigDecimal.TEN;

  /** A zero without a vector is what services write for "not scored". */
  private static final Comparator<Cvss> NEWEST =
      Comparator.comparing((Cvss cvss) -> cvss.score.signum() > 0 || !cvss.vector.isEmpty())
          .thenComparing(Cvss::version);

  /**
   * The score of the newest version that objects tell, in any of the shapes that are seen: {@code
   * cvss} with versions as keys, {@code Cvss} as a list of {@code {Key, Value: {Base,
   * CvssVectorString}}}, {@code cvssScore} beside {@code cvssVersion} and {@code cvssVectorString},
   * or {@code BaseScore}.
   *
   * @param objects of which an earlier one wins, where two tell of one version
   */
  static Optional<Cvss> best(Document... objects) {
    List<Cvss> scores = new ArrayList<>();
    for (Document object : objects) {
      add(object, scores);
    }
    Cvss best = null;
    for (Cvss score : scores) {
      best = best == null || NEWEST.compare(score, best) > 0 ? score : best;
    }
    return Optional.ofNullable(best);
  }

  private static void add(Document object, List<Cvss> scores) {
    Object cvss = object.value("cvss");
    if (cvss instanceof Document versions) {
      versions.forEach(
          (version, value) -> {
            if (value instanceof Document score) {
              of(version, score.value("base"), score).ifPresent(scores::add);
            }
          });
    } else if (cvss instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Document entry && entry.value("Value") instanceof Document score) {
          of(entry.text("Key").orElse(""), score.value("Base"), score).ifPresent(scores::add);
        }
      }
    }
    of(object.text("cvssVersion").orElse(""), object.value("cvssScore"), object)
        .ifPresent(scores::add);
    of("", object.value("BaseScore"), object).ifPresent(scores::add);
  }

  /** What is added to a row. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!version.isEmpty()) {
      fields.put("version", version);
    }
    fields.put("score", score);
    if (!vector.isEmpty()) {
      fields.put("vector", vector);
    }
    return fields;
  }

  private static Optional<Cvss> of(String version, @Nullable Object base, Document beside) {
    String number = base instanceof Number || base instanceof String ? base.toString().strip() : "";
    if (!NUMBER.matcher(number).matches() || new BigDecimal(number).compareTo(MOST) > 0) {
      return Optional.empty();
    }
    String vector = beside.text("cvssVectorString").orElse("").strip();
    Matcher named = VECTOR.matcher(vector);
    return Optional.of(
        new Cvss(
            named.matches() ? named.group(1) : dotted(version), new BigDecimal(number), vector));
  }

  /** {@code 3} is written {@code 3.0}. */
  private static String dotted(String version) {
    return version.matches("\\d") ? version + ".0" : version;
  }
}
