package io.tributary.core.model;

import io.tributary.record.Document;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data model as a JSON Schema. */
final class SchemaView {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private SchemaView() {}

  static Document of(DataModel model) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DRAFT);
    schema.put("title", model.name() + " " + model.version());
    schema.putAll(schema(ModelNode.of(model)));
    return Document.owning(schema);
  }

  private static Map<String, Object> schema(ModelNode node) {
    Map<String, Object> schema = new LinkedHashMap<>();
    Optional<DataModel.Field> field = node.field();
    Optional<ModelNode> element = node.element();
    boolean isOpen = field.isPresent();
    if (field.isPresent()) {
      describe(field.get(), schema);
    } else if (element.isEmpty()) {
      schema.put("type", "object");
    } else if (node.children().isEmpty()) {
      schema.put("type", "array");
    }
    element.ifPresent(each -> schema.put("items", schema(each)));
    if (!node.children().isEmpty()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      node.children().forEach(child -> properties.put(child.name(), schema(child)));
      schema.put("properties", properties);
      if (!node.required().isEmpty()) {
        schema.put("required", node.required());
      }
    }
    if (!isOpen && (element.isEmpty() || !node.children().isEmpty())) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private static void describe(DataModel.Field field, Map<String, Object> schema) {
    if (field.type() == DataType.DATETIME) {
      schema.put("type", "string");
      schema.put("format", "date-time");
    } else if (field.type() != DataType.ANY) {
      schema.put("type", field.type().word());
    }
    if (!field.description().isEmpty()) {
      schema.put("description", field.description());
    }
    if (!field.allowed().isEmpty()) {
      schema.put("enum", allowed(field));
    }
    if (field.deprecated()) {
      schema.put("deprecated", true);
    }
  }

  private static List<Object> allowed(DataModel.Field field) {
    return switch (field.type()) {
      case INTEGER, NUMBER -> field.allowed().stream().<Object>map(BigDecimal::new).toList();
      case BOOLEAN -> field.allowed().stream().<Object>map(Boolean::valueOf).toList();
      default -> List.copyOf(field.allowed());
    };
  }
}
