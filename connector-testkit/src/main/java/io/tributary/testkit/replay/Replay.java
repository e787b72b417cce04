package io.tributary.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as Azure did when a recording was made. Requests are equal when they have the same
 * method, host, path, body and parameters, as far as these were recorded, and both have a token or
 * both have none; the order of subscriptions, and that of the texts in a list of a query, means
 * nothing. Equal requests get the recorded answers in their order, and then the last one again.
 * Which request of a client comes first, and is sent without a token, may differ: one that was
 * recorded with a token only is answered without one too. A query for rows by name or id gets them
 * as they were recorded, whatever they were asked for together with.
 *
 * <p>Anybody is signed in, to any tenant, unless the recording says how a sign-in failed. What was
 * never recorded gets an error 501 that names it, and is in {@link #unmatched}. A request that
 * failed without an answer fails again, by a reset of its connection, whatever the reason was.
 *
 * <p>A replay has no quota, since its requests come at other times: where an answer said how many
 * requests were left, there are plenty. Refusals are as they were.
 *
 * <p>Safe for several threads. Reads the file as it goes.
 */
public final class Replay implements Interceptor, Closeable {

  private static final int MOST_UNMATCHED = 1_000;
  private static final int LONGEST_NAMED = 600;
  private static final String QUOTA_LEFT = "x-ms-user-quota-remaining";
  private static final String PLENTY = "1000";
  private static final Pattern WHOLE_RANGE = Pattern.compile("bytes 0-(\\d+)/(\\d+)");
  private static final String NO_TOKEN =
      "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0."
          + "eyJzdWIiOiJyZWNvcmRlZCIsImV4cCI6NDEwMjQ0NDgwMH0.recorded";

  private final Archive archive;
  private final Repertoire repertoire = new Repertoire();
  private final Lookups lookups;
  private final Set<String> hosts = new TreeSet<>();
  private final Set<String> queries = new TreeSet<>();
  private final List<String> unmatched = new CopyOnWriteArrayList<>();

  private Replay(Archive archive) {
    this.archive = archive;
    this.lookups = new Lookups(archive);
  }

  /**
   * Opens a recording.
   *
   * @throws IOException when it cannot be read, is none of a version that is known, or has more
   *     than 999,999 exchanges, exchanges of more than 64 MiB, or requests of more than 256 Mi
   *     characters together
   */
  public static Replay of(Path recording) throws IOException {
    return of(recording, Bounds.DEFAULT);
  }

  static Replay of(Path recording, Bounds bounds) throws IOException {
    Replay replay = new Replay(Archive.open(recording, bounds));
    try {
      replay.index(bounds.requests());
      return replay;
    } catch (IOException e) {
      replay.close();
      throw e;
    }
  }

  private void index(long mostCharacters) throws IOException {
    long characters = 0;
    for (String name : archive.exchanges()) {
      JsonNode exchange = archive.read(name);
      JsonNode request = exchange.path("request");
      if (!request.path("url").asText().contains("://")) {
        throw archive.broken(name + " has no request with a URL");
      }
      characters += request.path("url").asText().length() + request.path("body").asText().length();
      if (characters > mostCharacters) {
        throw archive.broken("its requests have more than " + mostCharacters + " characters");
      }
      Question question = Question.of(exchange);
      repertoire.add(
          question.isForToken() ? question.forAnybody() : question,
          Question.parameters(exchange),
          name);
      lookups.add(name, exchange);
      hosts.add(question.host());
      Bodies.queryOf(request.path("body").asText()).ifPresent(queries::add);
    }
  }

  /** The hosts that were asked, in lower case. */
  public Set<String> hosts() {
    return Set.copyOf(hosts);
  }

  /** The requests that the recording has no answer to, oldest first; the first thousand. */
  public List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  @Override
  public HttpReply intercept(ReceivedRequest request, Answerer simulator) {
    boolean signsIn = Question.isSignIn(request);
    if (signsIn && request.method().equals("GET")) {
      return simulator.answer(request); // What is known of a cloud.
    }
    Question question = Question.of(request);
    Question asked = question.isForToken() ? question.forAnybody() : question;
    HttpReply reply =
        repertoire
            .next(asked, request)
            .or(() -> repertoire.next(asked.withToken(), request)) // It was not the first then.
            .map(this::reply)
            .or(() -> lookedUp(request))
            .orElseGet(() -> signsIn ? signedIn() : notRecorded(question, request));
    return request
        .header("client-request-id") // Clients compare it with their own.
        .filter(id -> signsIn)
        .map(id -> reply.withHeader("client-request-id", id))
        .orElse(reply);
  }

  private Optional<HttpReply> lookedUp(ReceivedRequest request) {
    try {
      return lookups.answer(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpReply reply(String name) {
    JsonNode exchange;
    try {
      exchange = archive.read(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode answer = exchange.path("answer");
    if (answer.isMissingNode()) {
      return HttpReply.of(502).delivered(Delivery.resetBefore());
    }
    byte[] body = answer.path("body").asText().getBytes(StandardCharsets.UTF_8);
    HttpReply reply = HttpReply.of(answer.path("status").asInt()).withBody("", body);
    reply = reply.withoutHeader("content-type");
    for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
      reply = reply.withHeader(header.getKey(), header(header, body.length));
    }
    if (reply.status() < 300 && reply.headers().containsKey(QUOTA_LEFT)) {
      reply = reply.withHeader(QUOTA_LEFT, PLENTY);
    }
    return exchange.has("failure")
        ? reply
            .withHeader("content-length", Integer.toString(body.length + 1))
            .delivered(Delivery.resetAfter(body.length))
        : reply;
  }

  /** A header as it was; a range that was all of the body is all of it still. */
  private static String header(Map.Entry<String, JsonNode> header, int length) {
    String value = header.getValue().asText();
    Matcher range = WHOLE_RANGE.matcher(value);
    return header.getKey().equals("content-range")
            && range.matches()
            && Long.parseLong(range.group(1)) + 1 == Long.parseLong(range.group(2))
        ? "bytes 0-%d/%d".formatted(length - 1, length)
        : value;
  }

  private static HttpReply signedIn() {
    ObjectNode tokens = Archive.MAPPER.createObjectNode();
    tokens.put("token_type", "Bearer").put("expires_in", 3599).put("ext_expires_in", 3599);
    tokens.put("access_token", NO_TOKEN).put("refresh_token", NO_TOKEN);
    return HttpReply.json(200, tokens.toString());
  }

  private HttpReply notRecorded(Question question, ReceivedRequest request) {
    String named = question.toString();
    if (named.length() > LONGEST_NAMED) {
      named = named.substring(0, LONGEST_NAMED) + "…";
    }
    if (unmatched.size() < MOST_UNMATCHED) {
      unmatched.add(named);
    }
    String hint =
        Bodies.queryOf(request.body()).filter(queries::contains).isPresent()
            ? ". It has the query for another scope or page: name the scope that was recorded"
            : ". Use the options and the version that it was recorded with";
    ObjectNode body = Archive.MAPPER.createObjectNode();
    body.putObject("error")
        .put("code", "NotRecorded")
        .put("message", "The recording has no " + named + hint + ".");
    return HttpReply.json(501, body.toString());
  }

  /** Closes the file. */
  @Override
  public void close() throws IOException {
    archive.close();
  }
}
