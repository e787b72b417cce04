package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sync left in its folder, and what must hold of it whatever was read. */
final class OutputFiles {
  private static final Set<String> ALWAYS =
      Set.of(
          "op",
          "kind",
          "key",
          "dataset",
          "source",
          "vendorProductName",
          "revision",
          "document",
          "identity");

  private final Path folder;

  OutputFiles(Path folder) {
    this.folder = folder;
  }

  List<Document> assets() {
    return lines("assets.jsonl");
  }

  List<Document> findings() {
    return lines("findings.jsonl");
  }

  List<Document> deadLetters() {
    return lines("dead-letter.jsonl");
  }

  Document report() {
    return Json.document(text("report.json"));
  }

  /** A number of the report. */
  long number(String path) {
    return report().number(path).orElseThrow().longValueExact();
  }

  /** A number of the report's account of a dataset. */
  long number(String dataset, String path) {
    return number("datasets['" + dataset + "']." + path);
  }

  /** The names of all files. */
  Set<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that the files say, for what they must not. */
  String text() {
    return names().stream().map(this::text).collect(Collectors.joining());
  }

  /** Each line, whatever the order. */
  Set<String> lines() {
    return Stream.of("assets.jsonl", "findings.jsonl")
        .flatMap(name -> text(name).lines())
        .collect(Collectors.toSet());
  }

  long assetsWith(String path) {
    return assets().stream()
        .filter(asset -> !asset.text("document." + path).orElse("").isBlank())
        .count();
  }

  /** The rows of findings, by the source's word for their severity. */
  Map<String, Long> findingsBySeverity() {
    return findings().stream()
        .collect(
            Collectors.groupingBy(
                finding ->
                    finding.text("document.findingGroup.findings[0].severity").orElse("(none)"),
                Collectors.counting()));
  }

  /** The files keep the contract of the command line. */
  OutputFiles areWellFormed() {
    assertThat(names()).contains("assets.jsonl", "findings.jsonl", "report.json");
    assertThat(names()).noneMatch(name -> name.endsWith(".part"));
    assets().forEach(asset -> isAsset(asset));
    findings().forEach(finding -> isFinding(finding));
    assertThat(keys(assets())).doesNotHaveDuplicates();
    assertThat(keys(findings())).doesNotHaveDuplicates();
    Map<Document, Integer> identities = new HashMap<>();
    assets()
        .forEach(
            asset -> identities.merge(asset.object("identity").orElseThrow(), 1, Integer::sum));
    assertThat(identities.values()).containsOnly(1);
    assertThat(findings())
        .allSatisfy(
            finding ->
                assertThat(identities).containsKey(finding.object("identity").orElseThrow()));
    return this;
  }

  /** The report accounts for every row and record, and for every line of the files. */
  OutputFiles addUp() {
    Document report = report();
    assertThat(number("assets")).isEqualTo(assets().size());
    assertThat(number("findings")).isEqualTo(findings().size());
    assertThat(counts("findingsBySeverity")).isEqualTo(findingsBySeverity());
    for (String dataset : report.object("datasets").orElseThrow().keys()) {
      assertThat(number(dataset, "rows.read"))
          .isEqualTo(
              number(dataset, "rows.mapped")
                  + number(dataset, "rows.filtered")
                  + number(dataset, "rows.failed"));
      assertThat(number(dataset, "records.produced"))
          .isEqualTo(
              number(dataset, "records.written")
                  + number(dataset, "records.merged")
                  + number(dataset, "records.rejected"));
    }
    return this;
  }

  /** Everything was read, and the report has it proven. */
  OutputFiles areComplete() {
    assertThat(report().text("state")).contains("COMPLETE");
    for (String dataset : report().object("datasets").orElseThrow().keys()) {
      assertThat(report().bool("datasets['" + dataset + "'].complete")).contains(true);
      assertThat(number(dataset, "rows.announced")).isEqualTo(number(dataset, "rows.read"));
    }
    assertThat(report().objects("failures")).isEmpty();
    return this;
  }

  Map<String, Long> counts(String path) {
    Map<String, Long> counts = new HashMap<>();
    report()
        .object(path)
        .orElseThrow()
        .forEach((word, count) -> counts.put(word, ((Number) count).longValue()));
    return counts;
  }

  private static void isAsset(Document line) {
    Set<String> fields = new TreeSet<>(ALWAYS);
    if (line.keys().contains("stub")) {
      assertThat(line.bool("stub")).contains(true);
      fields.add("stub");
    }
    isRecord(line, "ASSET", fields);
  }

  private static void isFinding(Document line) {
    Set<String> fields = new TreeSet<>(ALWAYS);
    fields.add("score");
    isRecord(line, "FINDING", fields);
    Document score = line.object("score").orElseThrow();
    assertThat(score.keys()).containsExactlyInAnyOrder("severity", "qds", "reason");
    assertThat(score.number("severity").orElseThrow().intValueExact()).isBetween(1, 5);
    assertThat(score.number("qds").orElseThrow().intValueExact()).isBetween(0, 100);
    assertThat(score.text("reason").orElseThrow()).isNotBlank();
  }

  private static void isRecord(Document line, String kind, Collection<String> fields) {
    assertThat(line.keys()).containsExactlyInAnyOrderElementsOf(fields);
    assertThat(line.text("op")).contains("UPSERT");
    assertThat(line.text("kind")).contains(kind);
    assertThat(line.text("source")).contains("Defender for Cloud");
    assertThat(line.text("vendorProductName")).contains("Defender for Cloud");
    assertThat(line.text("key").orElseThrow()).isNotBlank().isLowerCase();
    assertThat(line.number("revision").orElseThrow().intValueExact()).isPositive();
    assertThat(line.object("document").orElseThrow().isEmpty()).isFalse();
    Document identity = line.object("identity").orElseThrow();
    assertThat(identity.keys()).containsExactlyInAnyOrder("rule", "key");
    assertThat(identity.text("key").orElseThrow()).isLowerCase();
  }

  private static List<String> keys(List<Document> lines) {
    return lines.stream().map(line -> line.text("key").orElseThrow()).toList();
  }

  private List<Document> lines(String name) {
    return text(name).lines().map(Json::document).toList();
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
