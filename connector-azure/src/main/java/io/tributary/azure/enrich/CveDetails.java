package io.tributary.azure.enrich;

import io.tributary.azure.enrich.CveAnswers.Answer;
import io.tributary.azure.enrich.CveAnswers.Claim;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphAnswer;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * What Microsoft knows about CVEs: {@code severity}, {@code cvss} by version, {@code
 * exploitabilityDetails} with EPSS, and more; the {@code properties} of the rows {@code
 * microsoft.security/cvedetails}.
 *
 * <p>Only a principal that may read the tenant's root sees such rows, and only with a query at
 * tenant scope. One who may not sees none, like CVEs that do not exist. So whether there is any row
 * is asked first; if there is none, details are <em>not readable</em>, and nothing more is asked.
 *
 * <p>Lasts for one session. Blocking, and safe for several threads at once, which share what was
 * found: the last {@value #KEPT} CVEs, those without details too.
 */
public final class CveDetails {
  private static final int KEPT = 5_000;

  /** Keeps a query under 10,000 characters. */
  private static final int NAMES_PER_QUERY = 500;

  /** After so many failures in a row, each tried several times, nothing more is asked. */
  private static final int PATIENCE = 3;

  /** Before this version the rows are not there. */
  private static final String API_VERSION = "2022-10-01";

  private static final Pattern CVE = Pattern.compile("cve-\\d{4}-\\d{4,}");
  private static final String PURPOSE = "cve-details";
  private static final GraphQuery READABLE = query("cve-details-readable.kql");
  private static final GraphQuery DETAILS = query("cve-details.kql");
  private static final String NOT_READABLE =
      "no details of CVEs can be read; grant the principal Security Reader at the tenant's root";

  private final GraphClient client;
  private final CveAnswers answers = new CveAnswers(KEPT);
  private final ReentrantLock probing = new ReentrantLock();
  private final AtomicInteger failures = new AtomicInteger();
  private boolean probed;
  private volatile Optional<String> unreadable = Optional.empty();

  /** Details that are asked for through a client. */
  public CveDetails(GraphClient client) {
    this.client = client;
  }

  /**
   * What was found.
   *
   * @param details by the CVE's id in lower case; a CVE without them is not in it
   * @param unreadable why some or all of them could not be looked for; empty when all were
   * @param rowsRead how many rows were read for it
   */
  public record Found(Map<String, Document> details, Optional<String> unreadable, long rowsRead) {
    /** Copies the map. */
    public Found {
      details = Map.copyOf(details);
    }
  }

  /** Why details cannot be read in this session; empty as long as that is not known. */
  public Optional<String> unreadable() {
    return unreadable;
  }

  /**
   * Looks CVEs up, by ids in any casing. What is not an id of a CVE is not asked for.
   *
   * @throws ConnectorException when the credential is not accepted; any other failure leaves
   *     details unknown
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public Found find(Collection<String> cveIds) throws InterruptedException {
    Claim claim = answers.claim(keys(cveIds));
    long rows = ask(claim);
    Map<String, Document> details = new HashMap<>();
    Optional<String> unknown = Optional.empty();
    for (Map.Entry<String, Answer> entry : claim.answers().entrySet()) {
      entry.getValue().details().ifPresent(found -> details.put(entry.getKey(), found));
      unknown = unknown.or(entry.getValue()::unknown);
    }
    return new Found(details, unknown, rows);
  }

  /** Asks for what nobody has asked for; returns how many rows were read. */
  private long ask(Claim claim) throws InterruptedException {
    List<String> names = claim.own();
    long rows = 0;
    try {
      Optional<String> reason = names.isEmpty() ? Optional.empty() : probe();
      reason.ifPresent(claim::leaveUnknown);
      for (int i = 0; i < names.size() && reason.isEmpty(); i += NAMES_PER_QUERY) {
        rows += ask(claim, names.subList(i, Math.min(i + NAMES_PER_QUERY, names.size())));
        failures.set(0);
      }
    } catch (ConnectorException e) {
      if (e.kind() == ErrorKind.AUTHENTICATION) {
        throw e;
      }
      String reason = String.valueOf(e.getMessage());
      if (!e.kind().retryable() || failures.incrementAndGet() >= PATIENCE) {
        unreadable = Optional.of(reason); // Each further page would wait for it as long.
      }
      claim.leaveUnknown(reason);
    } finally {
      claim.leaveUnknown("the look-up was given up"); // Others may wait for its answers.
    }
    return rows;
  }

  private long ask(Claim claim, List<String> names) throws InterruptedException {
    GraphQuery query = DETAILS.with("names", names);
    Map<String, Document> found = new HashMap<>();
    long rows = 0;
    Optional<String> token = Optional.empty();
    do {
      GraphAnswer page = client.ask(PURPOSE, query, AzureScope.tenant(), token);
      for (Document row : page.rows()) {
        row.text("name")
            .ifPresent(
                name ->
                    row.object("properties")
                        .ifPresent(details -> found.put(name.toLowerCase(Locale.ROOT), details)));
      }
      rows += page.rows().size();
      token = page.next();
    } while (token.isPresent());
    names.forEach(name -> claim.answer(name, Optional.ofNullable(found.get(name))));
    return rows;
  }

  /**
   * Why details cannot be read; empty when they can. Asks once, and again only if the service did
   * not answer.
   *
   * @throws ConnectorException when the service does not answer
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public Optional<String> probe() throws InterruptedException {
    probing.lockInterruptibly();
    try {
      if (!probed && unreadable.isEmpty()) {
        GraphAnswer answer =
            client.ask(PURPOSE + "-readable", READABLE, AzureScope.tenant(), Optional.empty());
        boolean anyRow =
            answer.rows().stream()
                .flatMap(row -> row.number("rows").stream())
                .anyMatch(rows -> rows.compareTo(BigDecimal.ZERO) > 0);
        if (!anyRow) {
          unreadable = Optional.of(NOT_READABLE);
        }
        probed = true;
      }
      return unreadable;
    } finally {
      probing.unlock();
    }
  }

  private static Collection<String> keys(Collection<String> cveIds) {
    TreeSet<String> keys = new TreeSet<>();
    for (String id : cveIds) {
      String key = id.toLowerCase(Locale.ROOT);
      if (CVE.matcher(key).matches()) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static GraphQuery query(String name) {
    return GraphQuery.resource(CveDetails.class, name).atVersion(API_VERSION);
  }
}
