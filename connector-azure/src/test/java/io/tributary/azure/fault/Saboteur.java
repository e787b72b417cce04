package io.tributary.azure.fault;

import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.Doorkeeper;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strikes the pages at one position of one split with a fault, so many times, and makes pages
 * small: where a client asks for 1,000 rows it gets 8.
 */
final class Saboteur implements Interceptor, Doorkeeper {
  /** Strikes as often as it can. */
  static final int ALWAYS = Integer.MAX_VALUE;

  private static final Pattern TOP = Pattern.compile("\"\\$top\":(\\d+)");
  private static final int SHRINKING = 125;

  private static final HttpReply RESET = HttpReply.of(200).delivered(Delivery.resetBefore());

  private final Cell cell;
  private final Effect effect;
  private final AtomicInteger struck = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger outage = new AtomicInteger();
  private final AtomicReference<HttpReply> proxyAnswer = new AtomicReference<>(RESET);

  Saboteur(Cell cell) {
    this.cell = cell;
    this.effect = cell.fault().effect().get();
  }

  /** How many requests for the page came. */
  int asked() {
    return asked.get();
  }

  /** How many queries came at all. */
  int served() {
    return served.get();
  }

  /** How many answers the fault changed. */
  int struck() {
    return struck.get();
  }

  @Override
  public HttpReply intercept(ReceivedRequest request, Answerer simulator) {
    if (!request.path().endsWith("/resources")) {
      return simulator.answer(request);
    }
    served.incrementAndGet();
    HttpReply page = simulator.answer(isWalk(request) ? small(request) : request);
    Optional<HttpReply> aftermath =
        outage.get() == ALWAYS ? Optional.of(RESET) : effect.afterwards(request);
    if (!cell.isTarget(request) || Position.of(request, page) != cell.position()) {
      return aftermath.orElse(page);
    }
    asked.incrementAndGet();
    if (aftermath.isPresent()) {
      return aftermath.get();
    }
    if (struck.get() >= cell.times()) {
      return page;
    }
    struck.incrementAndGet();
    HttpReply struckPage = effect.on(request, page);
    if (cell.fault().way() != Fault.Way.PROXY && cell.fault().way() != Fault.Way.NAME) {
      return struckPage;
    }
    proxyAnswer.set(struckPage);
    outage.set(cell.times());
    struck.set(ALWAYS);
    return RESET;
  }

  @Override
  public Optional<HttpReply> refusal(String host) {
    return cell.fault().way() == Fault.Way.PROXY && isOut(host)
        ? Optional.of(proxyAnswer.get())
        : Optional.empty();
  }

  /** Whether the name of a host is not to be resolved now. */
  boolean isNameless(String host) {
    return cell.fault().way() == Fault.Way.NAME && isOut(host);
  }

  private boolean isOut(String host) {
    return host.startsWith("management.")
        && outage.getAndUpdate(left -> left == 0 || left == ALWAYS ? left : left - 1) > 0;
  }

  /** Whether a request is for a page of a dataset. */
  static boolean isWalk(ReceivedRequest request) {
    return request.body().contains("order by id") && !request.body().contains("summarize");
  }

  /** The request for so few rows that there are several pages. */
  static ReceivedRequest small(ReceivedRequest request) {
    return request.withBody(TOP.matcher(request.body()).replaceAll(Saboteur::top));
  }

  /** Never fewer than two rows if as many are wanted: a page may begin with a row of the last. */
  private static String top(MatchResult found) {
    int wanted = Integer.parseInt(found.group(1));
    return Matcher.quoteReplacement(
        "\"$top\":" + Math.max(Math.min(wanted, 2), wanted / SHRINKING));
  }
}
