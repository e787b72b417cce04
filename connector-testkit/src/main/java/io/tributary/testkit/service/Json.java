package io.tributary.testkit.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.testkit.http.HttpReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON, as the services write and read it. */
final class Json {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static HttpReply reply(int status, Object tree) {
    try {
      return HttpReply.json(status, MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a tree of JSON", e);
    }
  }

  /** An object of names and values in turn. */
  static Map<String, @Nullable Object> object(Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
