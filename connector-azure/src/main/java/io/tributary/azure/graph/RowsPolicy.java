package io.tributary.azure.graph;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Context;
import io.tributary.azure.http.WholeAnswer;
import io.tributary.core.json.ByteBlocks;
import io.tributary.core.json.Json;
import io.tributary.core.json.RowTexts;
import io.tributary.record.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Takes the rows out of an answer, so that the SDK reads the rest of it: the SDK would make maps of
 * all of them at once, which take many times the room of their text. An answer that is not as
 * expected is left for the SDK to say so.
 */
final class RowsPolicy implements HttpPipelinePolicy {
  private static final String KEY = "tributary.rows";
  private static final String ROWS = "data";
  private static final int OK = 200;

  /** The rows of one answer, once they were taken. */
  static final class Taken {
    private volatile @Nullable List<Document> rows;

    /** The rows, as {@link RowTexts}; empty when the answer was left as it was. */
    Optional<List<Document>> rows() {
      return Optional.ofNullable(rows);
    }
  }

  /** A context of a request whose rows are to be taken. */
  static Context taking(Context context, Taken taken) {
    return context.addData(KEY, taken);
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    Optional<Taken> taken = call.getData(KEY).map(Taken.class::cast);
    return taken.isEmpty()
        ? next.process()
        : next.process().flatMap(answer -> withoutRows(answer, taken.get()));
  }

  private static Mono<HttpResponse> withoutRows(HttpResponse answer, Taken taken) {
    return answer.getStatusCode() == OK
        ? WholeAnswer.read(answer, PromptHttpClient.MOST_BYTES).map(whole -> rest(whole, taken))
        : Mono.just(answer);
  }

  /** The answer without its rows, or as it is. */
  private static HttpResponse rest(WholeAnswer answer, Taken taken) {
    Optional<RowTexts.Answer> found;
    try {
      found = RowTexts.find(answer.body(), ROWS);
    } catch (IllegalArgumentException e) {
      return answer;
    }
    if (found.isEmpty()) {
      return answer;
    }
    taken.rows = found.get().rows();
    byte[] rest = Json.text(found.get().rest()).getBytes(StandardCharsets.UTF_8);
    return new WholeAnswer(answer, ByteBlocks.of(rest));
  }
}
