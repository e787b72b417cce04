package io.tributary.azure.registry;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Images in a folder, as the OCI image layout specification has it. */
final class OciLayout {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private final Path folder;

  OciLayout(Path folder) {
    this.folder = folder;
  }

  /** What a layer of a test image is: the step that made it, and whether it made a layer at all. */
  record Step(String createdBy, boolean empty) {
    static Step layer(String createdBy) {
      return new Step(createdBy, false);
    }

    static Step empty(String createdBy) {
      return new Step(createdBy, true);
    }
  }

  /** An image in the layout: how an index names it, and its layers as they are to be read. */
  record Image(Map<String, Object> descriptor, List<Document> history, long size) {
    String digest() {
      return String.valueOf(descriptor.get("digest"));
    }
  }

  /** Writes an image of one platform. */
  Image image(String os, String architecture, String variant, Step... steps) throws IOException {
    List<Object> layers = new ArrayList<>();
    List<Object> diffs = new ArrayList<>();
    List<Object> history = new ArrayList<>();
    List<Document> expected = new ArrayList<>();
    long size = 0;
    for (Step step : steps) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("created_by", step.createdBy());
      if (step.empty()) {
        entry.put("empty_layer", true);
      } else {
        byte[] content = (architecture + step.createdBy()).getBytes(StandardCharsets.UTF_8);
        byte[] layer = gzip(content);
        Map<String, Object> descriptor = blob("application/vnd.oci.image.layer.v1.tar+gzip", layer);
        layers.add(descriptor);
        diffs.add(digest(content));
        size += layer.length;
        expected.add(
            Document.owning(
                Map.of(
                    "digest", descriptor.get("digest"),
                    "size", layer.length,
                    "created_by", step.createdBy())));
      }
      history.add(entry);
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("created", "2026-10-01T08:00:00Z");
    config.put("os", os);
    config.put("architecture", architecture);
    config.put("variant", variant);
    config.put("config", Map.of());
    config.put("rootfs", Map.of("type", "layers", "diff_ids", diffs));
    config.put("history", history);
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("schemaVersion", 2);
    manifest.put("mediaType", MANIFEST);
    manifest.put("config", blob("application/vnd.oci.image.config.v1+json", json(config)));
    manifest.put("layers", layers);
    Map<String, Object> descriptor = blob(MANIFEST, json(manifest));
    Map<String, Object> platform = new LinkedHashMap<>();
    platform.put("os", os);
    platform.put("architecture", architecture);
    platform.put("variant", variant);
    descriptor.put("platform", platform);
    return new Image(descriptor, expected, size);
  }

  /** Writes an index; returns its descriptor. */
  Map<String, Object> index(Image... images) throws IOException {
    String type = "application/vnd.oci.image.index.v1+json";
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("schemaVersion", 2);
    index.put("mediaType", type);
    index.put("manifests", List.of(images).stream().map(Image::descriptor).toList());
    return blob(type, json(index));
  }

  /** Says which image or index the layout is of. */
  void root(Map<String, Object> descriptor) throws IOException {
    Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.write(
        folder.resolve("index.json"),
        json(Map.of("schemaVersion", 2, "manifests", List.of(descriptor))));
  }

  private Map<String, Object> blob(String type, byte[] bytes) throws IOException {
    String digest = digest(bytes);
    Path file = folder.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", type);
    descriptor.put("digest", digest);
    descriptor.put("size", bytes.length);
    return descriptor;
  }

  private static byte[] json(Map<String, Object> tree) {
    return Json.text(Document.owning(tree)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
