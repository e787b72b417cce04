package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.core.config.ConfigProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A map file as it stands, right or wrong, over what it is based on. For those who look at files;
 * hosts have no use for it. Not for several threads.
 */
public final class MapDraft {
  private final List<ConfigFile> files;
  private final MapHeader header;
  private final Optional<RecordRule> record;
  private final List<DraftField> fields;
  private final MapLayers layers;
  private final MapSource origin;
  private final MapFunctions functions;
  private final CompiledMap compiled;

  MapDraft(
      MapHeader header,
      Optional<RecordRule> record,
      List<DraftField> fields,
      MapLayers layers,
      MapSource origin,
      MapFunctions functions,
      CompiledMap compiled) {
    this.files = layers.files();
    this.header = header;
    this.record = record;
    this.fields = List.copyOf(fields);
    this.layers = layers;
    this.origin = origin;
    this.functions = functions;
    this.compiled = compiled;
  }

  /**
   * The map.
   *
   * @throws io.tributary.failure.ConnectorException of kind {@code CONFIGURATION} when it is wrong;
   *     the message has all problems, one a line, with line and column
   */
  public FieldMap map() {
    files.forEach(ConfigFile::throwIfBroken);
    return new FieldMap(
        header,
        record.orElseThrow(),
        fields.stream().map(DraftField::field).toList(),
        functions,
        compiled,
        Optional.of(origin),
        layers.conflicts());
  }

  /** What is wrong so far: of the file itself everything, of those below it what breaks it. */
  public List<ConfigProblem> problems() {
    return files.stream()
        .flatMap(
            file ->
                file.problems().stream()
                    .filter(problem -> file == files.get(0) || !problem.warning()))
        .toList();
  }

  /** The name of the data model that it reads; may be empty. */
  public String source() {
    return header.source();
  }

  /** The name of the data model that it writes; may be empty. */
  public String target() {
    return header.target();
  }

  /** What the file itself says, whatever it is based on. */
  public ConfigObject root() {
    return files.get(0).root();
  }

  /** The rule of the records, of all files; empty when it is wrong. */
  public Optional<RecordRule> record() {
    return record;
  }

  /** The fields of all files that have a value and a target, in their order. */
  public List<DraftField> fields() {
    return fields;
  }

  /** The fields of the files below, by which those of the file itself were replaced or not. */
  public List<ConfigObject> fieldsBelow() {
    return files.stream()
        .skip(1)
        .flatMap(file -> file.root().list("fields").stream())
        .filter(ConfigObject.class::isInstance)
        .map(ConfigObject.class::cast)
        .toList();
  }

  /** All objects of all files that say where a value comes from, the parts of records included. */
  public List<ConfigNode> values() {
    return files.stream()
        .flatMap(
            file ->
                Stream.concat(
                    file.root().list("fields").stream(), file.root().find("record").stream()))
        .toList();
  }

  /**
   * A field.
   *
   * @param field as it is understood
   * @param written as it is written
   * @param own whether it is in the file itself, rather than in one below
   */
  public record DraftField(Field field, ConfigObject written, boolean own) {}
}
