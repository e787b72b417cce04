package io.tributary.azure.recording;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An archive, read. */
record Recording(Map<String, String> entries) {
  static Recording read(Path file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
        entries.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return new Recording(entries);
  }

  Document manifest() {
    return Json.document(entries.get("manifest.json"));
  }

  List<Document> exchanges() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("exchanges/"))
        .map(entry -> Json.document(entry.getValue()))
        .toList();
  }

  /** Everything there is in it. */
  String text() {
    return String.join("\n", entries.values());
  }
}
