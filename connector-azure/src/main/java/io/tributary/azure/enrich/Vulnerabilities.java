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
    List<Map<String, Document>> listed = new ArrayList<>(page.size());
    Set<String> ids = new LinkedHashSet<>();
    for (SourceRecord row : page) {
      Map<String, Document> cves = RowCves.of(row.document());
      listed.add(cves);
      cves.keySet().forEach(id -> ids.add(id.toLowerCase(Locale.ROOT)));
    }
    CveDetails.Found found = details.find(ids);
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    long without = 0;
    for (int i = 0; i < page.size(); i++) {
      Document row = page.get(i).document();
      Map<String, Document> cves = listed.get(i);
      enriched.add(page.get(i).withDocument(with(row, cves, found.details())));
      boolean told =
          cves.keySet().stream()
              .allMatch(id -> found.details().containsKey(id.toLowerCase(Locale.ROOT)));
      without += told ? 0 : 1;
    }
    List<Gap> gaps =
        without == 0
            ? List.of()
            : List.of(new Gap("CVE details", found.unreadable().orElse(NO_DETAILS), without));
    return new Enrichment(enriched, found.rowsRead(), gaps);
  }

  private Document with(Document row, Map<String, Document> cves, Map<String, Document> known) {
    if (cves.isEmpty()) {
      return row.withAll(Map.of("findingKey", key(row, rule(row))));
    }
    List<Object> elements = new ArrayList<>(cves.size());
    cves.forEach(
        (id, inline) -> {
          Optional<Document> detail = Optional.ofNullable(known.get(id.toLowerCase(Locale.ROOT)));
          Map<String, Object> cve = new LinkedHashMap<>();
          cve.put("id", id);
          detail
              .flatMap(Cvss::in)
              .or(() -> Cvss.in(inline))
              .or(() -> cves.size() == 1 ? ofRow(row) : Optional.empty())
              .ifPresent(cvss -> cve.put("cvss", cvss.fields()));
          detail.ifPresent(present -> cve.put("details", present));
          cve.put("inline", inline);
          elements.add(Map.of("findingKey", key(row, id), "cve", cve));
        });
    return row.withAll(Map.of("cves", elements));
  }

  /** Older rows have the score of their one CVE beside it. */
  private static Optional<Cvss> ofRow(Document row) {
    return row.object("properties.additionalData").flatMap(Cvss::in);
  }

  private String rule(Document row) {
    for (FieldPath path : rule) {
      Optional<String> id = row.text(path).map(String::strip).filter(text -> !text.isEmpty());
      if (id.isPresent()) {
        return id.get();
      }
    }
    return software(row).isEmpty() ? "" : UPDATE;
  }

  private static String key(Document row, String rule) {
    String asset = row.text("assetKey").orElse("");
    if (asset.isEmpty() || rule.isEmpty()) {
      return row.text("id").orElse("").toLowerCase(Locale.ROOT);
    }
    return asset + "|" + (rule + "|" + software(row)).toLowerCase(Locale.ROOT);
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
