package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Adds what is vulnerable: {@code cves}, one object for each CVE of the row, to be laid over it:
 *
 * <pre>{@code
 * {findingKey, cve: {id, cvss: {version, score, vector},
 *                    details: {…as microsoft.security/cvedetails has it}, inline: {…as the row has it}}}
 * }</pre>
 *
 * <p>A row without a CVE gets a {@code findingKey} of its own. Either key is made of what is
 * vulnerable, the CVE or rule, and the software, so that it is the same whichever recommendation
 * model, registry or cluster tells of it. Runs after {@link AssessedResources}.
 */
public final class Vulnerabilities implements Enricher {
  private static final List<FieldPath> SOFTWARE =
      List.of(
          FieldPath.parse("properties.additionalData.SoftwareName"),
          FieldPath.parse("properties.additionalData.softwareDetails.packageName"));

  private static final FieldPath CATEGORY =
      FieldPath.parse("properties.metadata.recommendationCategory");
  private static final Pattern SYSTEM = Pattern.compile("_for_(linux|windows)$");

  /** What stands for the rule of software that is to be updated, where no CVE is told. */
  private static final String UPDATE = "update";

  private static final String NO_DETAILS = "microsoft.security/cvedetails has none of it";

  private final CveLookup details;
  private final List<FieldPath> rule;

  /**
   * An enricher.
   *
   * @param details what is known of CVEs
   * @param rule paths of what names a finding without a CVE
   */
  public Vulnerabilities(CveLookup details, List<String> rule) {
    this.details = details;
    this.rule = rule.stream().map(FieldPath::parse).toList();
  }

  @Override
  public Enrichment enrich(List<SourceRecord> page) throws InterruptedException {
    List<RowCves> listed = new ArrayList<>(page.size());
    Set<String> ids = new LinkedHashSet<>();
    for (SourceRecord row : page) {
      RowCves cves = RowCves.of(row.document());
      listed.add(cves);
      cves.cves().keySet().forEach(id -> ids.add(id.toLowerCase(Locale.ROOT)));
    }
    CveDetails.Found found = details.find(ids);
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    for (int i = 0; i < page.size(); i++) {
      SourceRecord row = page.get(i);
      enriched.add(row.withDocument(with(row.document(), listed.get(i).cves(), found.details())));
    }
    return new Enrichment(enriched, found.rowsRead(), gaps(listed, found));
  }

  private static List<Gap> gaps(List<RowCves> listed, CveDetails.Found found) {
    long unreadable = listed.stream().filter(RowCves::isUnreadable).count();
    long without =
        listed.stream()
            .filter(
                row ->
                    !row.cves().keySet().stream()
                        .map(id -> id.toLowerCase(Locale.ROOT))
                        .allMatch(found.details()::containsKey))
            .count();
    List<Gap> gaps = new ArrayList<>();
    if (unreadable > 0) {
      gaps.add(new Gap("CVEs", "what should be JSON cannot be read", unreadable));
    }
    long others = listed.stream().filter(RowCves::namesOthers).count();
    if (others > 0) {
      gaps.add(new Gap("CVEs", "an entry of the list has an id that is none of a CVE", others));
    }
    if (without > 0) {
      gaps.add(new Gap("CVE details", found.unreadable().orElse(NO_DETAILS), without));
    }
    return gaps;
  }

  private Document with(Document row, Map<String, Document> cves, Map<String, Document> known) {
    if (cves.isEmpty()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("findingKey", key(row, rule(row)));
      beside(row).ifPresent(cvss -> fields.put("cve", Map.of("cvss", cvss.fields())));
      return row.withAll(fields);
    }
    List<Object> elements = new ArrayList<>(cves.size());
    cves.forEach(
        (id, inline) -> {
          Document detail = known.getOrDefault(id.toLowerCase(Locale.ROOT), Document.empty());
          Map<String, Object> cve = new LinkedHashMap<>();
          cve.put("id", id);
          Cvss.best(detail, inline)
              .or(() -> cves.size() == 1 ? beside(row) : Optional.empty())
              .ifPresent(cvss -> cve.put("cvss", cvss.fields()));
          cve.put("details", detail);
          cve.put("inline", inline);
          elements.add(Map.of("findingKey", key(row, id), "cve", cve));
        });
    return row.withAll(Map.of("cves", elements));
  }

  /** The score that a row has beside what it lists: of its one CVE, or of a check without any. */
  private static Optional<Cvss> beside(Document row) {
    return row.object("properties.additionalData").flatMap(Cvss::best);
  }

  private String rule(Document row) {
    for (FieldPath path : rule) {
      Optional<String> id = row.text(path).map(String::strip).filter(text -> !text.isEmpty());
      if (id.isPresent()) {
        return id.get();
      }
    }
    // Several updates of a system may wait at once, and no other model tells of them.
    boolean ofSystem =
        row.text(CATEGORY)
            .filter(word -> word.strip().equalsIgnoreCase("SystemUpdate"))
            .isPresent();
    return software(row).isEmpty() || ofSystem ? "" : UPDATE;
  }

  private static String key(Document row, String rule) {
    String asset = row.text("assetKey").orElse("");
    if (asset.isEmpty() || rule.isEmpty()) {
      return row.text("id").orElse("").toLowerCase(Locale.ROOT);
    }
    return asset + "|" + rule.toLowerCase(Locale.ROOT) + "|" + folded(software(row));
  }

  /** A name of software in one spelling: the scanner's own has blanks as lines, and the system. */
  private static String folded(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "_");
    return SYSTEM.matcher(plain).replaceFirst("");
  }

  private static String software(Document row) {
    for (FieldPath path : SOFTWARE) {
      Optional<String> name = row.text(path).map(String::strip).filter(text -> !text.isEmpty());
      if (name.isPresent()) {
        return name.get();
      }
    }
    return "";
  }
}
