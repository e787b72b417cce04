package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The details of CVEs: rows of the tenant, below no subscription. */
final class CveDetailsRows {
  static final String VECTOR_3 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H";
  private static final String VECTOR_4 =
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N";
  private static final String VECTOR_2 = "AV:N/AC:L/Au:N/C:N/I:N/A:C";

  private final Blueprint blueprint;
  private final List<Cve> cves;

  CveDetailsRows(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.cves =
        IntStream.range(0, Cve.DETAILED).mapToObj(Cve::new).filter(Cve::hasDetails).toList();
  }

  Table table() {
    return new GeneratedRows(cves.size(), index -> row(cves.get(index)));
  }

  static String link(Cve cve) {
    return "https://cve.example/" + cve.id();
  }

  private Map<String, @Nullable Object> row(Cve cve) {
    Map<String, @Nullable Object> row =
        Trees.row(
            "/providers/microsoft.security/cvedetails/" + cve.lowerId(),
            cve.lowerId(),
            "microsoft.security/cvedetails",
            blueprint.tenantId(),
            "",
            "");
    row.put("properties", cve.isRejected() ? rejected(cve) : details(cve));
    return row;
  }

  private static Map<String, @Nullable Object> rejected(Cve cve) {
    return object(
        "cveId",
        cve.id(),
        "severity",
        "",
        "status",
        "Reject",
        "cvss",
        object("3.0", null, "2.0", null, "4.0", null));
  }

  /** The score of 3.1 is under 3.0; many have no score of 4.0, and few one of 2.0 alone. */
  private Map<String, @Nullable Object> details(Cve cve) {
    Draw draw = blueprint.draw("cve", cve.number());
    boolean old = cve.number() % 12 == 6;
    return object(
        "cveId", cve.id(),
        "severity", cve.detailedSeverity(),
        "status", "",
        "cvssSource", "Nvd",
        "publishedDate", Dates.plain(draw),
        "lastModifiedDate", Dates.precise(draw),
        "cvss",
            object(
                "3.0", old ? null : score(cve.tenths(), VECTOR_3),
                "2.0", old ? score(cve.tenths(), VECTOR_2) : null,
                "4.0", cve.number() % 4 == 1 ? score(cve.tenths() + 1, VECTOR_4) : null),
        "exploitabilityDetails",
            object(
                "IsPubliclyDisclosed",
                cve.number() % 3 == 0,
                "IsInExploitKit",
                cve.number() % 8 == 0,
                "IsVerified",
                cve.number() % 5 == 0,
                "ExploitUris",
                List.of(),
                "ExploitUri",
                null,
                "Types",
                List.of("Remote"),
                "Epss",
                object(
                    "Percentile", draw.below(100_000) / 100_000.0,
                    "Score", draw.below(100_000) / 100_000.0)),
        "weaknesses", List.of(object("Id", "CWE-" + (20 + draw.below(900)))),
        "references", List.of(object("Source", "Nvd", "Title", cve.id(), "Url", link(cve))),
        "description", "A made-up weakness, number " + cve.number(),
        "extendedDescription",
            object(
                "Summary", "A made-up weakness, number " + cve.number(),
                "Impact", "Contoso's software stops.",
                "Remediation", "Install the fixed version.",
                "AdditionalInformation", ""),
        "key", object("id", cve.id()));
  }

  private static Map<String, @Nullable Object> score(int tenths, String vector) {
    return object("base", tenths / 10.0, "cvssVectorString", vector);
  }
}
