package io.tributary.azure.graph;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Microsoft's parser of KQL, in a process of Node.js: {@code .ci/kql/check.js}. */
final class MicrosoftParser implements AutoCloseable {
  private static final Path FOLDER = Path.of("..", ".ci", "kql");
  private static final ObjectMapper JSON =
      JsonMapper.builder() // Half a surrogate pair has no UTF-8.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final Process process;
  private final BufferedWriter out;
  private final BufferedReader in;

  private MicrosoftParser(Process process) {
    this.process = process;
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What it says of a query. */
  record Verdict(List<String> errors, String shape, List<String> strings) {}

  /** Why it can't be started; empty if it can. */
  static Optional<String> missing() {
    if (!Files.isDirectory(FOLDER.resolve("node_modules/@kusto/language-service-next"))) {
      return Optional.of("Microsoft's parser is not installed: npm ci --prefix .ci/kql");
    }
    try {
      Process node = new ProcessBuilder("node", "--version").start();
      return node.waitFor() == 0 ? Optional.empty() : Optional.of("node does not run");
    } catch (IOException e) {
      return Optional.of("there is no node on this machine");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  static MicrosoftParser start() throws IOException {
    return new MicrosoftParser(
        new ProcessBuilder("node", "check.js")
            .directory(FOLDER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  Verdict check(String kql) {
    try {
      out.write(JSON.writeValueAsString(Map.of("id", "", "kql", kql)));
      out.newLine();
      out.flush();
      String line = in.readLine();
      if (line == null) {
        throw new IllegalStateException("The parser ended at: " + kql);
      }
      JsonNode answer = JSON.readTree(line);
      return new Verdict(
          texts(answer.path("errors")),
          answer.path("shape").asText(),
          texts(answer.path("strings")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
