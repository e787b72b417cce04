package io.tributary.core.model;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.transform.DataModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A data model as text, for people and for programs; lines end with {@code \n}. */
public final class ModelViews {
  private ModelViews() {}

  /** One field a line, in the order of the model, below a line with name and version. */
  public static String table(DataModel model) {
    return TableView.of(model);
  }

  /** One place a line, in two blanks a level, below a line with name and version. */
  public static String tree(DataModel model) {
    return TreeView.of(model);
  }

  /**
   * The model as a JSON Schema of draft 2020-12: what is not described is not allowed, but below
   * fields of {@code object} and {@code any}. It says what records are like: maps write no null. In
   * rows, null stands for what is missing, and keys have any casing; a schema cannot say that.
   */
  public static String jsonSchema(DataModel model) {
    return Json.indentedText(SchemaView.of(model)) + "\n";
  }

  /**
   * The model as it is: {@code {name, version, fields: [{path, type, required, allowed,
   * description, deprecated}]}}.
   */
  public static String json(DataModel model) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (DataModel.Field field : model.fields()) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("path", field.path());
      described.put("type", field.type().word());
      described.put("required", field.required());
      described.put("allowed", field.allowed());
      described.put("description", field.description());
      described.put("deprecated", field.deprecated());
      fields.add(described);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", model.name());
    all.put("version", model.version());
    all.put("fields", fields);
    return Json.indentedText(Document.owning(all)) + "\n";
  }

  /** What comes first in a view for people. */
  static String heading(DataModel model) {
    return model.name() + " " + model.version() + ", " + model.fields().size() + " fields\n";
  }

  /** What people should know of a field beside its path, type and whether it is required. */
  static String remark(DataModel.Field field) {
    List<String> parts = new ArrayList<>();
    if (field.deprecated()) {
      parts.add("Deprecated.");
    }
    if (!field.description().isEmpty()) {
      parts.add(field.description());
    }
    if (!field.allowed().isEmpty()) {
      parts.add("One of " + String.join(", ", field.allowed()) + ".");
    }
    return String.join(" ", parts);
  }
}
