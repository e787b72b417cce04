package io.tributary.testkit.service;

import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.kql.KqlException;
import io.tributary.testkit.kql.Query;
import io.tributary.testkit.kql.Rows;
import io.tributary.testkit.service.Access.Scope;
import io.tributary.testkit.service.GraphRequest.InvalidBody;
import io.tributary.testkit.service.Quota.Standing;
import io.tributary.testkit.service.ResultWriter.LimitedOutput;
import io.tributary.testkit.service.ResultWriter.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resource Graph: queries in, pages out, within a quota and a size. */
final class ResourceGraph {

  static final String PATH = "/providers/microsoft.resourcegraph/resources";

  static final List<String> API_VERSIONS =
      List.of(
          "2018-09-01-preview",
          "2019-04-01",
          "2020-04-01-preview",
          "2021-03-01",
          "2021-06-01-preview",
          "2022-10-01",
          "2024-04-01");

  /** Rows of this type are there from this version on, for queries at the tenant's root alone. */
  private static final String CVE_DETAILS = "microsoft.security/cvedetails";

  private static final String CVE_DETAILS_SINCE = "2022-10-01";

  private static final Logger LOG = LoggerFactory.getLogger(ResourceGraph.class);
  private static final int PAGE_ROWS = 1_000;
  private static final long MOST_BYTES = 16_777_216;

  private final GraphTables tables;
  private final Access access;
  private final Quota quota;
  private final ServiceErrors errors;
  private final Consumer<String> queries;
  private final ResultCache results = new ResultCache();

  /**
   * The service.
   *
   * @param queries is told every query that the quota let through
   */
  ResourceGraph(
      GraphTables tables, Access access, Quota quota, Clock clock, Consumer<String> queries) {
    this.tables = tables;
    this.access = access;
    this.quota = quota;
    this.errors = new ServiceErrors(clock);
    this.queries = queries;
  }

  HttpReply answer(ReceivedRequest request, String version, String principal) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      return errors.unexpected(); // As documented: not 415.
    }
    Standing standing = quota.take(principal);
    HttpReply reply = standing.admitted() ? answer(request.body(), version) : errors.rateLimiting();
    return reply
        .withHeader("x-ms-user-quota-remaining", Integer.toString(standing.remaining()))
        .withHeader("x-ms-user-quota-resets-after", clockTime(standing.resetsAfter()));
  }

  private static String clockTime(Duration duration) {
    long seconds = duration.toSeconds();
    return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private HttpReply answer(String body, String version) {
    try {
      GraphRequest request = GraphRequest.parse(body);
      queries.accept(request.query());
      if (request.subscriptions().isPresent() && request.managementGroups().isPresent()) {
        throw new InvalidBody("subscriptions and managementGroups exclude each other.");
      }
      for (String id : request.subscriptions().orElse(List.of())) {
        if (!Subscriptions.isId(id)) {
          return ServiceErrors.invalidSubscription(id);
        }
      }
      if (request.subscriptions().map(List::isEmpty).orElse(false)) {
        return errors.noValidSubscriptions();
      }
      Query query = Query.parse(request.query(), GraphTables.SCHEMA);
      if (!tables.has(query.table())) {
        return errors.disallowedTable(query.table());
      }
      Optional<Scope> scope = scope(request, version);
      return scope.isPresent() ? page(request, version, query, scope.get()) : errors.accessDenied();
    } catch (KqlException e) {
      LOG.info("Refused a query: {}", e.getMessage());
      return errors.invalidQuery(e);
    } catch (InvalidBody e) {
      return errors.badRequest("InvalidRequestContent", String.valueOf(e.getMessage()));
    }
  }

  private Optional<Scope> scope(GraphRequest request, String version) {
    Optional<Scope> scope =
        request.subscriptions().isPresent()
            ? access.subscriptions(request.subscriptions().get())
            : request.managementGroups().isPresent()
                ? access.managementGroups(request.managementGroups().get())
                : access.tenant();
    boolean showsCveDetails =
        request.subscriptions().isEmpty()
            && request.managementGroups().isEmpty()
            && version.compareTo(CVE_DETAILS_SINCE) >= 0
            && access.readsRoot();
    return showsCveDetails ? scope : scope.map(each -> each.without(ResourceGraph::isCveDetails));
  }

  private static boolean isCveDetails(Map<String, @Nullable Object> row) {
    return row.get("type") instanceof String type && type.equalsIgnoreCase(CVE_DETAILS);
  }

  /**
   * The order of a result that asked for none is "random and not repeatable" by the documentation:
   * here it moves on by one after the first page, so that a walk misses a row and meets another
   * twice.
   */
  private static Rows moved(Rows result) {
    return new Rows() {
      @Override
      public int size() {
        return result.size();
      }

      @Override
      public Map<String, @Nullable Object> row(int index) {
        return result.row((index + 1) % result.size());
      }
    };
  }

  private HttpReply page(GraphRequest request, String version, Query query, Scope scope)
      throws InvalidBody {
    String key = version + "\n" + scope.key() + "\n" + request.query();
    Optional<PageToken> token = request.skipToken().flatMap(PageToken::decode);
    if (request.skipToken().isPresent()
        && token.filter(each -> each.query() == key.hashCode()).isEmpty()) {
      throw new InvalidBody("The $skipToken is not one of this query and scope.");
    }
    Rows result =
        results.get(key, tables.rows(query.table()), rows -> query.run(rows, scope.visible()));
    boolean laterPage = token.isPresent() || request.skip().orElse(0) > 0;
    if (laterPage && !query.isOrdered()) {
      result = moved(result);
    }
    int rows = request.top().orElse(token.map(PageToken::rows).orElse(PAGE_ROWS));
    int skip = request.skip().orElse(token.map(PageToken::offset).orElse(0));
    int first = query.isLimited() ? 0 : Math.min(skip, result.size());
    int count = Math.min(rows, result.size() - first);
    boolean more = first + count < result.size();
    boolean pages = !query.isLimited() && !query.schema().isAllDynamic();
    Optional<PageToken> next =
        more && pages
            ? Optional.of(new PageToken(rows, first + count, key.hashCode()))
            : Optional.empty();
    LimitedOutput written =
        ResultWriter.write(
            new Page(query.schema(), result, first, count, more && !pages, next),
            request.isTable(),
            MOST_BYTES);
    if (!written.fits()) {
      return errors.payloadTooLarge(written.size(), MOST_BYTES);
    }
    HttpReply reply =
        HttpReply.of(200).withBody("application/json; charset=utf-8", written.bytes());
    return scope.isLimitHit()
        ? reply.withHeader("x-ms-tenant-subscription-limit-hit", "true")
        : reply;
  }
}
