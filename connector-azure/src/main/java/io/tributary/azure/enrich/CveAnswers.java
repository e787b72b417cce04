package io.tributary.azure.enrich;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What was answered about the CVEs that were last asked for. Of several threads that want the same
 * one, the first asks and the others wait. For any number of threads.
 */
final class CveAnswers {
  private final Map<String, CompletableFuture<Answer>> kept;

  CveAnswers(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Answer>> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * What is known of one CVE.
   *
   * @param details what was found; empty if there is nothing
   * @param unknown why it is not known what there is
   */
  record Answer(Optional<Document> details, Optional<String> unknown) {}

  /** Takes on those that nobody has asked for. Whoever claims must answer what is its own. */
  Claim claim(Collection<String> keys) {
    Map<String, CompletableFuture<Answer>> all = new LinkedHashMap<>();
    List<String> own = new ArrayList<>();
    synchronized (kept) {
      for (String key : keys) {
        CompletableFuture<Answer> answer = kept.get(key);
        if (answer == null) {
          answer = new CompletableFuture<>();
          kept.put(key, answer);
          own.add(key);
        }
        all.put(key, answer);
      }
    }
    return new Claim(all, own);
  }

  /** What one caller wants to know. */
  final class Claim {
    private final Map<String, CompletableFuture<Answer>> all;
    private final List<String> own;

    private Claim(Map<String, CompletableFuture<Answer>> all, List<String> own) {
      this.all = all;
      this.own = own;
    }

    /** Those that this caller has to ask for. */
    List<String> own() {
      return own;
    }

    void answer(String key, Optional<Document> details) {
      future(key).complete(new Answer(details, Optional.empty()));
    }

    /** Says of its own that have no answer why they have none; they can be asked for again. */
    void leaveUnknown(String reason) {
      for (String key : own) {
        CompletableFuture<Answer> future = future(key);
        if (!future.isDone()) {
          synchronized (kept) {
            kept.remove(key, future);
          }
          future.complete(new Answer(Optional.empty(), Optional.of(reason)));
        }
      }
    }

    /** All answers; waits for those that others have asked for. */
    Map<String, Answer> answers() throws InterruptedException {
      Map<String, Answer> answers = new LinkedHashMap<>();
      for (Map.Entry<String, CompletableFuture<Answer>> entry : all.entrySet()) {
        try {
          answers.put(entry.getKey(), entry.getValue().get());
        } catch (ExecutionException e) {
          throw new IllegalStateException("An answer is never a failure", e);
        }
      }
      return answers;
    }

    private CompletableFuture<Answer> future(String key) {
      CompletableFuture<Answer> future = all.get(key);
      if (future == null) {
        throw new IllegalArgumentException("Not claimed: " + key);
      }
      return future;
    }
  }
}
