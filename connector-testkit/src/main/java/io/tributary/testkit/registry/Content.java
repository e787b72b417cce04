package io.tributary.testkit.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bytes of a media type, known by their SHA-256 digest. Immutable. */
public final class Content {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String mediaType;
  private final byte[] bytes;
  private final String digest;

  private Content(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.digest = "sha256:" + HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Bytes, copied. */
  public static Content of(String mediaType, byte[] bytes) {
    return new Content(mediaType, bytes.clone());
  }

  /** Text in UTF-8. */
  public static Content of(String mediaType, String text) {
    return new Content(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON document; the order of its keys is the tree's. */
  static Content json(String mediaType, Map<String, Object> tree) {
    try {
      return new Content(mediaType, JSON.writeValueAsBytes(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a tree of JSON", e);
    }
  }

  /** The media type that a manifest names it by. */
  public String mediaType() {
    return mediaType;
  }

  /** {@code sha256:} and 64 hexadecimal digits, over exactly these bytes. */
  public String digest() {
    return digest;
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes as UTF-8 text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What a manifest or index says of it; to be added to. */
  Map<String, Object> descriptor() {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", mediaType);
    descriptor.put("digest", digest);
    descriptor.put("size", bytes.length);
    return descriptor;
  }

  @Override
  public String toString() {
    return digest + ", " + bytes.length + " bytes of " + mediaType;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }
}
