package io.tributary.core.transform;

import io.tributary.core.config.Suggestion;
import io.tributary.record.SourceRecord;
import io.tributary.transform.DataType;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The declarative transform map: fields of source path, data type and target path, from a file or
 * from code, compiled once.
 *
 * <p>Each row becomes one asset, or one finding and a stub of the asset it is about; or, with
 * {@link RowRule#forEach}, one for each element of an array. What cannot be converted is left out
 * and noted, but for a date, whose text goes beside, to the target's name with {@code Text} behind
 * it; a row without a key fails. Nothing is ever written for a null or a missing value.
 *
 * <p>In a target, {@code a[]} is an array. When every field through it has an array of the row for
 * it ({@code history[].size} to {@code layers[].sizeInBytes}), element i is made of element i of
 * each of these arrays. Otherwise {@code a[]} stands for its single element, as {@code a[0]} does,
 * and an array of the row gives its first element. The last {@code []} of a source belongs to the
 * last {@code []} of the target. Of several sources of a field, one without any {@code []} stands
 * in for every element.
 *
 * <p>Immutable and safe for any thread.
 */
public final class FieldMap implements TransformMap {
  /** The largest number of fields a map can have. */
  public static final int MAX_FIELDS = 2_000;

  private final MapHeader header;
  private final RecordRule record;
  private final List<Field> fields;
  private final MapFunctions functions;
  private final CompiledMap compiled;
  private final Optional<MapSource> origin;
  private final List<MapConflict> conflicts;

  FieldMap(
      MapHeader header,
      RecordRule record,
      List<Field> fields,
      MapFunctions functions,
      CompiledMap compiled,
      Optional<MapSource> origin,
      List<MapConflict> conflicts) {
    this.header = header;
    this.record = record;
    this.fields = List.copyOf(fields);
    this.functions = functions;
    this.compiled = compiled;
    this.origin = origin;
    this.conflicts = List.copyOf(conflicts);
  }

  /**
   * Reads a map from a YAML or JSON file; a base that it names stands beside it. For one that is
   * based on a shipped map, or calls functions, see {@link MapReader}.
   *
   * @throws io.tributary.failure.ConnectorException of kind {@code CONFIGURATION} when it cannot be
   *     read or is wrong; the message has all problems, one a line, with line and column
   */
  public static FieldMap load(Path path) {
    return MapReader.plain().load(path);
  }

  /**
   * Reads a map from a resource beside a class; a base that it names stands beside it.
   *
   * @throws io.tributary.failure.ConnectorException as for {@link #load}
   */
  public static FieldMap resource(Class<?> anchor, String name) {
    return MapReader.plain().resource(anchor, name);
  }

  /**
   * Reads a map from text, which cannot have a base.
   *
   * @param origin names the text in messages
   * @throws io.tributary.failure.ConnectorException as for {@link #load}
   */
  public static FieldMap parse(String text, String origin) {
    return MapReader.plain().parse(text, origin);
  }

  /** Starts a map in code. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Starts a map that is like this one. */
  public Builder toBuilder() {
    Builder builder = new Builder(header.name()).record(record);
    builder.version = header.version();
    builder.description = header.description();
    builder.source = header.source();
    builder.target = header.target();
    builder.functions = functions;
    builder.fields.addAll(fields);
    return builder;
  }

  /** The map's name, such as {@code azure.misconfiguration}. */
  public String name() {
    return header.name();
  }

  /** The version of the map; may be empty. */
  public String version() {
    return header.version();
  }

  /** One sentence for people; may be empty. */
  public String description() {
    return header.description();
  }

  /** The name of the data model it reads; may be empty. */
  public String source() {
    return header.source();
  }

  /** The name of the data model it writes; may be empty. */
  public String target() {
    return header.target();
  }

  /** What records it makes. */
  public RecordRule record() {
    return record;
  }

  /** The fields, in their order. */
  public List<Field> fields() {
    return fields;
  }

  /**
   * What somebody should look at, because the map is based on another version of a shipped map than
   * it was made for; empty for most maps.
   */
  public List<MapConflict> conflicts() {
    return conflicts;
  }

  /** The file that it was read from; empty for a map that was made in code. */
  Optional<MapSource> origin() {
    return origin;
  }

  @Override
  public Mapping apply(SourceRecord row) {
    return compiled.apply(row.document(), null);
  }

  /**
   * Maps a row as {@link #apply(SourceRecord)} does, and tells on the way what is done.
   *
   * @param trace watches; what it throws comes out of here
   */
  public Mapping apply(SourceRecord row, MapTrace trace) {
    return compiled.apply(row.document(), trace);
  }

  /** Says name and version. */
  @Override
  public String toString() {
    return "FieldMap[" + header.name() + " " + header.version() + "]";
  }

  /** Makes a map in code. Not for several threads. */
  public static final class Builder {
    private final String name;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private String version = "";
    private String description = "";
    private String source = "";
    private String target = "";
    private MapFunctions functions = MapFunctions.none();
    private Optional<RecordRule> record = Optional.empty();

    private Builder(String name) {
      this.name = name;
    }

    /** Sets the version of the map. */
    public Builder version(String version) {
      this.version = version;
      return this;
    }

    /** Sets what people should know about the map, in one sentence. */
    public Builder description(String description) {
      this.description = description;
      return this;
    }

    /** Names the data model that the map reads. */
    public Builder source(String dataModel) {
      this.source = dataModel;
      return this;
    }

    /** Names the data model that the map writes. */
    public Builder target(String dataModel) {
      this.target = dataModel;
      return this;
    }

    /** Says what records the map makes; every map needs it. */
    public Builder record(RecordRule rule) {
      this.record = Optional.of(rule);
      return this;
    }

    /** Registers the functions that fields may call. */
    public Builder functions(MapFunctions registered) {
      this.functions = registered;
      return this;
    }

    /** Adds a field. */
    public Builder field(Field field) {
      fields.add(field);
      return this;
    }

    /** Adds a field that converts what stands at a path. */
    public Builder field(String sourcePath, DataType type, String targetPath) {
      return field(Field.of(Value.of(sourcePath).as(type), targetPath));
    }

    /**
     * Adds a field that is always the same.
     *
     * @param value a string, number, boolean, map or list
     */
    public Builder constant(Object value, String targetPath) {
      return field(Field.of(Value.constant(value), targetPath));
    }

    /** Puts a field in the place of the one that has its target, as it is written in the map. */
    public Builder override(Field field) {
      int at = indexOf(field.target(), "override");
      if (at >= 0) {
        fields.set(at, field);
      }
      return this;
    }

    /** Removes the field of a target, as it is written in the map. */
    public Builder remove(String targetPath) {
      int at = indexOf(targetPath, "remove");
      if (at >= 0) {
        fields.remove(at);
      }
      return this;
    }

    private int indexOf(String targetPath, String verb) {
      List<String> targets = fields.stream().map(Field::target).toList();
      int at = targets.indexOf(targetPath);
      if (at < 0) {
        problems.add(
            "Cannot "
                + verb
                + " \""
                + targetPath
                + "\": it is no target"
                + Suggestion.among(targets, targetPath));
      }
      return at;
    }

    /**
     * Compiles the map.
     *
     * @throws IllegalArgumentException with everything that is wrong, one a line
     */
    public FieldMap build() {
      List<String> found = new ArrayList<>(problems);
      if (name.isBlank()) {
        found.add("A map needs a name");
      }
      if (fields.size() > MAX_FIELDS) {
        found.add("A map has at most " + MAX_FIELDS + " fields, not " + fields.size());
      }
      if (record.isEmpty()) {
        found.add("A map needs a record rule: whether it makes assets or findings, and their keys");
        throw new IllegalArgumentException(String.join("\n", found));
      }
      Stream<FieldDraft> drafts =
          fields.stream()
              .map(
                  field ->
                      new FieldDraft(
                          field,
                          (part, message) ->
                              found.add(
                                  "Field \"" + field.target() + "\": " + part + " " + message)));
      CompiledMap compiled =
          new CompiledMap(
              record.get(),
              (part, message) -> found.add("Record: " + part + " " + message),
              drafts.toList(),
              functions);
      if (!found.isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", found));
      }
      return new FieldMap(
          new MapHeader(name, version, description, source, target),
          record.get(),
          fields,
          functions,
          compiled,
          Optional.empty(),
          List.of());
    }
  }
}
