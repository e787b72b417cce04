import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the files of a complete sync: books that add up, one line per key, findings that join. */
final class CheckOutput {
  private final List<String> problems = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    CheckOutput check = new CheckOutput();
    check.run(folder);
    check.problems.forEach(System.err::println);
    if (!check.problems.isEmpty()) {
      System.exit(1);
    }
    System.out.println("The output in " + folder + " is as it should be");
  }

  private void run(Path folder) throws IOException {
    Document report = Json.document(Files.readString(folder.resolve("report.json")));
    List<Document> assets = lines(folder.resolve("assets.jsonl"));
    List<Document> findings = lines(folder.resolve("findings.jsonl"));

    expect("COMPLETE".equals(text(report, "state")), "The state is " + text(report, "state"));
    expect(number(report, "assets") == assets.size(), "The assets are not as many as reported");
    expect(number(report, "findings") == findings.size(), "The findings are not as many as reported");
    expect(!assets.isEmpty() && !findings.isEmpty(), "There is nothing");
    Document datasets = report.object("datasets").orElseThrow();
    for (String name : datasets.keys()) {
      ledger(name, (Document) datasets.at(name));
    }
    Set<String> identities = new HashSet<>();
    assets.forEach(line -> identities.add(text(line, "identity.key")));
    for (Document finding : findings) {
      expect(
          identities.contains(text(finding, "identity.key")),
          "No asset has the identity of finding " + text(finding, "key"));
      long severity = number(finding, "score.severity");
      expect(severity >= 1 && severity <= 5, "A score is out of bounds: " + text(finding, "key"));
    }
    expect(!Files.exists(folder.resolve("dead-letter.jsonl")), "There are dead letters");
  }

  private void ledger(String name, Document dataset) {
    long read = number(dataset, "rows.read");
    expect(
        read
            == number(dataset, "rows.mapped")
                + number(dataset, "rows.filtered")
                + number(dataset, "rows.failed"),
        "The rows of " + name + " do not add up");
    expect(read == number(dataset, "rows.announced"), "Not all rows of " + name + " were read");
    expect(
        number(dataset, "records.produced")
            == number(dataset, "records.written")
                + number(dataset, "records.merged")
                + number(dataset, "records.rejected"),
        "The records of " + name + " do not add up");
    expect(dataset.bool("complete").orElse(false), name + " is not complete");
  }

  private List<Document> lines(Path file) throws IOException {
    List<Document> lines = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      Document record = Json.document(line);
      expect(keys.add(text(record, "key")), "A key comes twice: " + text(record, "key"));
      lines.add(record);
    }
    return lines;
  }

  private static String text(Document document, String path) {
    return document.text(path).orElse("(missing)");
  }

  private static long number(Document document, String path) {
    return document.number(path).orElseThrow().longValueExact();
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
