package io.tributary.azure.failure;

import io.tributary.failure.ErrorKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Error codes and what they mean, from a resource file: {@code code = KIND, REMEDY, sentence}. */
final class CodeTable {
  private final Map<String, Meaning> meanings;

  private CodeTable(Map<String, Meaning> meanings) {
    this.meanings = meanings;
  }

  static CodeTable resource(String name) {
    Properties table = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(CodeTable.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CodeTable(
        table.stringPropertyNames().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    code -> code, code -> Meaning.parse(table.getProperty(code)))));
  }

  Optional<Meaning> find(String code) {
    return Optional.ofNullable(meanings.get(code));
  }

  /** What a code means. */
  record Meaning(ErrorKind kind, Diagnosis.Remedy remedy, String sentence) {
    static Meaning parse(String line) {
      String[] parts = line.split(",", 3);
      return new Meaning(
          ErrorKind.valueOf(parts[0].strip()),
          Diagnosis.Remedy.valueOf(parts[1].strip()),
          parts[2].strip());
    }
  }
}
