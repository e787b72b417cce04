package io.tributary.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
  @TempDir private Path folder;

  private static List<String> read(Path path) {
    List<String> rows = new ArrayList<>();
    JsonRows.read(path, row -> rows.add(Json.text(row)));
    return rows;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}                                        | 1",
        "[{\"a\":1},{\"a\":2}]                            | 2",
        "[]                                               | 0",
        "{\"a\":1} {\"a\":2} [{\"a\":3}]                  | 3",
        "{\"count\":2,\"data\":[{\"a\":1},{\"a\":2}]}     | 2",
        "{\"totalRecords\":0,\"data\":[]}                 | 0",
        "{\"data\":[{\"a\":1}]}                           | 1",
        "{\"count\":2,\"data\":{\"a\":1}}                 | 1"
      })
  void everyFormOfRowsIsRead(String text, int rows) throws IOException {
    assertThat(read(file("rows.txt", text))).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":1} {\"n\":2} no row",
        "[{\"n\":1},{\"n\":2},no row]",
        "{\"count\":3,\"data\":[{\"n\":1},{\"n\":2},5]}"
      })
  void whatComesAfterTheLastRowThatIsWantedIsNotRead(String text) throws IOException {
    file("a.json", text);
    file("b.json", "no row either");
    List<String> rows = new ArrayList<>();

    JsonRows.readWhile(
        folder,
        row -> {
          rows.add(Json.text(row));
          return rows.size() < 2;
        });

    assertThat(rows).containsExactly("{\"n\":1}", "{\"n\":2}");
  }

  @Test
  void onlyAnAnswerOfResourceGraphHasItsRowsUnderData() throws IOException {
    assertThat(read(file("a.json", "{\"data\":[{\"a\":1}]}")))
        .containsExactly("{\"data\":[{\"a\":1}]}");
    assertThat(read(file("b.json", "{\"total_records\":1,\"data\":[{\"a\":1}]}")))
        .containsExactly("{\"a\":1}");
  }

  @Test
  void folderIsReadInTheOrderOfItsNamesAndDownwards() throws IOException {
    file("b.json", "{\"n\":2}");
    file("a.NDJSON", "{\"n\":0}\n{\"n\":1}\n");
    file("notes.txt", "no JSON at all");
    Files.createDirectory(folder.resolve("c"));
    file("c/d.jsonl", "{\"n\":3}");

    assertThat(read(folder)).containsExactly("{\"n\":0}", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":                 | :1:6: not JSON",
        "{\"a\":1}\\n{\"a\" 2}   | :2:6: not JSON",
        "[1]                     | :1: a row must be a JSON object",
        "5                       | :1: neither an object nor an array",
        "''                      | is empty",
        "{\"count\":1,\"data\":[7]} | a row under \"data\" must be a JSON object"
      })
  void whatIsNoRowIsSaidWithItsPlace(String text, String message) throws IOException {
    Path file = file("rows.json", text.replace("\\n", "\n"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(message);
  }

  @Test
  void nestingThatIsTooDeepIsRefused() throws IOException {
    Path file = file("deep.json", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(file))
        .withMessageContaining("nested deeper than 200 levels");
  }

  @Test
  void fileThatIsTooLargeIsRefusedWithoutBeingRead() throws IOException {
    Path file = file("large.json", "{");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(JsonRows.MAX_BYTES + 1);
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(file))
        .withMessageContaining("has 50000001 bytes, more than 50000000");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(folder))
        .withMessage(folder + " has no rows: no file is named .json, .jsonl, .ndjson");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(folder.resolve("none.json")))
        .withMessageContaining("there is no such file");
  }
}
