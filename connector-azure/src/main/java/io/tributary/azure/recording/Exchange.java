package io.tributary.azure.recording;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import io.tributary.record.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One request and what became of it. The first thing that became of it counts. */
final class Exchange {
  private final RecordingFile file;
  private final Redaction redaction;
  private final HttpRequest request;
  private final int number;
  private final boolean signIn;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<String, Object> entry = new LinkedHashMap<>();

  /** Notes the request, which may be changed and sent again afterwards. */
  Exchange(RecordingFile file, Redaction redaction, HttpRequest request) {
    this.file = file;
    this.redaction = redaction;
    this.request = request.copy();
    this.number = file.next();
    this.signIn = SignInRequest.is(request);
    file.safely(
        () -> {
          entry.put("number", number);
          entry.put("signIn", signIn);
          entry.put("request", redaction.request(this.request, signIn));
        });
  }

  /** An answer came, whole. */
  void answered(int status, HttpHeaders headers, byte[] body) {
    end(ended -> answer(status, headers, body));
  }

  /** An answer broke off in its body. */
  void brokeOff(int status, HttpHeaders headers, byte[] part, Throwable failure) {
    end(
        ended -> {
          answer(status, headers, part);
          ended.put("failure", FailureKind.of(failure));
        });
  }

  /** No answer came. */
  void failed(Throwable failure) {
    end(ended -> ended.put("failure", FailureKind.of(failure)));
  }

  private void end(Consumer<Map<String, Object>> what) {
    if (over.compareAndSet(false, true)) {
      file.safely(
          () -> {
            what.accept(entry);
            file.write(number, Document.owning(entry));
          });
    }
  }

  private void answer(int status, HttpHeaders headers, byte[] body) {
    Redaction.Answer answer = redaction.answer(request, status, headers, body, signIn);
    entry.put("answer", answer.document());
    answer.content().ifPresent(digest -> file.content(number, digest));
  }
}
