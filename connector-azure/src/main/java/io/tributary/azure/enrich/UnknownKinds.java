package io.tributary.azure.enrich;

import io.tributary.core.config.ConfigFile;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts rows of a sort that nobody has written a map for, by Microsoft's word for it. They are
 * kept as generic findings; that there are some is worth knowing, because Microsoft adds sorts
 * without notice.
 */
public final class UnknownKinds implements Enricher {
  private static final List<FieldPath> KINDS =
      List.of(
          FieldPath.parse("properties.additionalData.assessedResourceType"),
          FieldPath.parse("properties.metadata.recommendationCategory"));
  private static final Set<String> KNOWN = known();
  private static final int LONGEST = 60;
  private static final int WORDS = 50;

  @Override
  public Enrichment enrich(List<SourceRecord> page) {
    Map<String, Long> unknown = new TreeMap<>();
    for (SourceRecord row : page) {
      for (FieldPath path : KINDS) {
        String word = row.document().text(path).orElse("").strip();
        if (!word.isEmpty() && !KNOWN.contains(word.toLowerCase(Locale.ROOT))) {
          unknown.merge(shown(word), 1L, Long::sum);
        }
      }
    }
    List<Gap> gaps = new ArrayList<>();
    unknown.forEach(
        (word, rows) ->
            gaps.add(
                new Gap(
                    "sort of finding",
                    (gaps.size() < WORDS ? "\"" + word + "\"" : "it")
                        + " is not known; its rows are kept as generic findings",
                    rows)));
    return new Enrichment(page, 0, gaps);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  /** The word as far as it is one: it comes out of a row. */
  private static String shown(String word) {
    String plain = word.replaceAll("[^A-Za-z0-9 ._/-]", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  private static Set<String> known() {
    ConfigFile file = ConfigFile.resource(UnknownKinds.class, "known-kinds.yaml");
    Set<String> known =
        file.root().requiredList("known").stream()
            .flatMap(word -> word.text().stream())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    file.throwIfBroken();
    return known;
  }
}
