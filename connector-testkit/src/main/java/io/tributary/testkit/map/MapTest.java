package io.tributary.testkit.map;

import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tests a map:
 *
 * <pre>{@code
 * MapTest.of(map)
 *     .given("{\"id\": \"/vm/1\", \"name\": \"vm-1\"}")
 *     .expect("asset.assetDetail.name", "vm-1")
 *     .expectAbsent("asset.assetDetail.hostname");
 * }</pre>
 *
 * <p>Works in JUnit and without it. Rows are bounded as they are in a run: {@value
 * RowJson#MAX_DEPTH} levels, {@value RowJson#MAX_CHARACTERS} characters; any other is an {@link
 * IllegalArgumentException}. So are records: to make one of more than {@value #DEEPEST_RECORD}
 * levels is an {@link AssertionError}. Immutable; as safe for several threads as the map is.
 */
public final class MapTest {
  private static final int DEEPEST_RECORD = 100;

  private final TransformMap map;
  private final String dataset;

  private MapTest(TransformMap map, String dataset) {
    this.map = map;
    this.dataset = dataset;
  }

  /** Tests a map, with rows of a dataset that is called {@code test}. */
  public static MapTest of(TransformMap map) {
    return new MapTest(map, "test");
  }

  /** The same, with rows of another dataset: for maps that look at its name. */
  public MapTest dataset(String name) {
    return new MapTest(map, name);
  }

  /** Maps a row that is written as JSON. */
  public MappedRow given(String json) {
    return mapped(RowJson.read(json, "The row"));
  }

  /**
   * Maps a row.
   *
   * @param row keys to strings, numbers, booleans, nulls, maps or lists
   */
  public MappedRow given(Map<String, ? extends @Nullable Object> row) {
    return given(Document.owning(row));
  }

  /** Maps a row. */
  public MappedRow given(Document row) {
    return mapped(RowJson.checked(row));
  }

  /** Maps a row with a dataset and an id of its own. */
  public MappedRow given(SourceRecord row) {
    RowJson.checked(row.document());
    return mapped(row);
  }

  /** Maps a row in a file of JSON. */
  public MappedRow given(Path file) {
    try {
      if (Files.size(file) > 4L * RowJson.MAX_CHARACTERS) {
        throw RowJson.tooLong(file.toString());
      }
      return mapped(RowJson.read(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("The row in " + file + " cannot be read", e);
    }
  }

  /**
   * Maps a row in a resource of JSON.
   *
   * @param anchor a class beside which it stands
   */
  public MappedRow givenResource(Class<?> anchor, String name) {
    try (InputStream in = anchor.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "There is no resource " + name + " beside " + anchor.getName());
      }
      return mapped(RowJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name));
    } catch (IOException e) {
      throw new UncheckedIOException("The row in " + name + " cannot be read", e);
    }
  }

  private MappedRow mapped(Document row) {
    return mapped(
        new SourceRecord(dataset, row.text("id").orElse("").toLowerCase(Locale.ROOT), row));
  }

  private MappedRow mapped(SourceRecord row) {
    Mapping mapping;
    try {
      mapping = map.apply(row);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("the map threw " + e, e);
    }
    if (mapping == null) {
      throw new AssertionError("the map gave null; it is to skip a row, or to fail it");
    }
    if (mapping instanceof Mapping.Mapped mapped) {
      mapped.records().forEach(MapTest::checkDepth);
    }
    return new MappedRow(mapping);
  }

  private static void checkDepth(TargetRecord record) {
    if (record.document().isDeeperThan(DEEPEST_RECORD)) {
      throw new AssertionError(
          "the map makes a record that is nested deeper than "
              + DEEPEST_RECORD
              + " levels, which a run refuses");
    }
  }
}
