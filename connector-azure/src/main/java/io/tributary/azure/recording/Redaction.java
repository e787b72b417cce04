package io.tributary.azure.recording;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import io.tributary.azure.source.ValueMask;
import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a recording has of a request and of an answer. A body that needs no change is kept as it is,
 * to the byte, because registries name content by its digest. One that cannot be understood is not
 * kept, because nobody can say what is in it; something that cannot be read either takes its place.
 */
final class Redaction {
  private static final String ROOT = "value";
  private static final int LONGEST_ERROR = 8 * 1024;
  private static final String WITHHELD_JSON = "{\"withheld\":";
  private static final String WITHHELD_PAGE = "<html>withheld</html>";

  private final ValueMask values;
  private final ImageSecrets images;
  private final Disguise disguise;

  Redaction(ValueMask values, ImageSecrets images, Disguise disguise) {
    this.values = values;
    this.images = images;
    this.disguise = disguise;
  }

  /**
   * What is recorded of an answer.
   *
   * @param document status, headers and body
   * @param content the digest of a body that others may name by it
   */
  record Answer(Document document, Optional<String> content) {}

  Document request(HttpRequest request, boolean signIn) {
    Map<String, Object> recorded = new LinkedHashMap<>();
    recorded.put("method", request.getHttpMethod().toString());
    recorded.put("url", RecordedUrl.of(request.getUrl().toString(), this::seen));
    recorded.put("headers", HeaderList.of(request.getHeaders(), this::seen));
    recorded.put("signed", request.getHeaders().get(HttpHeaderName.AUTHORIZATION) != null);
    if (signIn) {
      SignInRequest.scope(request).ifPresent(scope -> recorded.put("scope", seen(scope)));
      return Document.owning(recorded);
    }
    BinaryData body = request.getBodyAsBinaryData();
    if (body != null && body.isReplayable() && body.toBytes().length > 0) {
      recorded.put("body", text(body.toBytes(), 0, UnaryOperator.identity()));
    }
    return Document.owning(recorded);
  }

  Answer answer(HttpRequest request, int status, HttpHeaders headers, byte[] body, boolean signIn) {
    Map<String, Object> recorded = new LinkedHashMap<>();
    recorded.put("status", status);
    recorded.put("headers", HeaderList.of(headers, this::seen));
    if (signIn) {
      recorded.put("body", TokenAnswer.of(body, this::seen));
      return new Answer(Document.owning(recorded), Optional.empty());
    }
    boolean rows = isOfResourceManager(request);
    recorded.put("body", text(body, status, rows ? this::rows : images::mask));
    return new Answer(
        Document.owning(recorded),
        rows || status >= 300 ? Optional.empty() : Optional.of(ContentDigests.sha256(body)));
  }

  private static boolean isOfResourceManager(HttpRequest request) {
    String path = request.getUrl().getPath();
    return path.startsWith("/providers/") || path.startsWith("/subscriptions");
  }

  private @Nullable Object rows(@Nullable Object answer) {
    return values.mask(Document.owning(Collections.singletonMap(ROOT, answer))).at(ROOT);
  }

  private String seen(String text) {
    return disguise.mask(Secrets.remove(text));
  }

  /**
   * A body as text.
   *
   * @param status of an answer, or 0
   * @param masked what may be seen of its tree, but for texts
   */
  private String text(byte[] body, int status, UnaryOperator<@Nullable Object> masked) {
    Optional<String> decoded = decoded(body);
    String start = decoded.orElse("?").stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return json(decoded.orElseThrow(), masked);
    }
    if (status < 400) {
      return start.startsWith("<") ? WITHHELD_PAGE : "";
    }
    String text = decoded.map(this::seen).orElse(""); // Half a name would be no match.
    return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
  }

  private String json(String text, UnaryOperator<@Nullable Object> masked) {
    Object tree;
    try {
      tree = Json.objectOrArray(text);
    } catch (IllegalArgumentException e) {
      return WITHHELD_JSON;
    }
    Object seen = Texts.map(masked.apply(tree), this::seen);
    if (seen == tree) {
      return text;
    }
    return seen instanceof Document document
        ? Json.text(document)
        : array(Json.text(Document.owning(Collections.singletonMap(ROOT, seen))));
  }

  /** The array in an object of which it is all. */
  private static String array(String object) {
    return object.substring(object.indexOf('['), object.lastIndexOf(']') + 1);
  }

  private static Optional<String> decoded(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
