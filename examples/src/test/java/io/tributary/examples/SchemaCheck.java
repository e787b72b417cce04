package io.tributary.examples;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of JSON Schema as the schema of maps uses; what it does not know fails. */
final class SchemaCheck {
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "properties",
          "additionalProperties",
          "required",
          "dependentRequired",
          "items",
          "minItems",
          "minLength",
          "enum",
          "anyOf",
          "oneOf",
          "pattern",
          "format");

  private final Document root;

  SchemaCheck(Document root) {
    this.root = root;
  }

  /** What is wrong with plain data. */
  List<String> problems(Object value) {
    List<String> problems = new ArrayList<>();
    check(value, root, "$", problems);
    return problems;
  }

  private void check(Object value, Document schema, String at, List<String> problems) {
    for (String key : schema.keys()) {
      if (!KNOWN.contains(key)) {
        throw new AssertionError("The check does not know " + key);
      }
    }
    if (schema.at("$ref") instanceof String reference) {
      Document definition =
          (Document) root.value(reference.substring("#/".length()).replace('/', '.'));
      check(value, Objects.requireNonNull(definition), at, problems);
    }
    if (schema.at("type") != null
        && types(schema.at("type")).stream().noneMatch(isA(value)::equals)) {
      problems.add(at + " is of another type");
      return;
    }
    if (schema.at("enum") instanceof List<?> words && !words.contains(value)) {
      problems.add(at + " is none of the words");
    }
    if (schema.at("pattern") instanceof String pattern
        && value instanceof String text
        && !Pattern.compile(pattern).matcher(text).find()) {
      problems.add(at + " does not match");
    }
    if (schema.at("minLength") != null && value instanceof String text && text.isEmpty()) {
      problems.add(at + " is empty");
    }
    choices(value, schema, at, problems);
    if (value instanceof Map<?, ?> object) {
      object(object, schema, at, problems);
    }
    if (value instanceof List<?> list) {
      list(list, schema, at, problems);
    }
  }

  private void choices(Object value, Document schema, String at, List<String> problems) {
    if (schema.at("anyOf") instanceof List<?> any && fitting(value, any) == 0) {
      problems.add(at + " is none of the choices");
    }
    if (schema.at("oneOf") instanceof List<?> one && fitting(value, one) != 1) {
      problems.add(at + " is not one of the choices");
    }
  }

  private long fitting(Object value, List<?> schemas) {
    return schemas.stream()
        .filter(
            schema -> {
              List<String> inner = new ArrayList<>();
              check(value, (Document) schema, "", inner);
              return inner.isEmpty();
            })
        .count();
  }

  private void object(Map<?, ?> object, Document schema, String at, List<String> problems) {
    needs(object, schema.at("required"), at, problems);
    if (schema.at("dependentRequired") instanceof Document dependent) {
      dependent.forEach(
          (key, needed) -> {
            if (object.containsKey(key)) {
              needs(object, needed, at, problems);
            }
          });
    }
    object.forEach(
        (key, value) -> {
          Object property =
              schema.at("properties") instanceof Document properties
                  ? properties.at(key.toString())
                  : null;
          Object other = schema.at("additionalProperties");
          if (property instanceof Document known) {
            check(value, known, at + "." + key, problems);
          } else if (other instanceof Document any) {
            check(value, any, at + "." + key, problems);
          } else if (Boolean.FALSE.equals(other)) {
            problems.add(at + " has " + key);
          }
        });
  }

  private static void needs(
      Map<?, ?> object, @Nullable Object keys, String at, List<String> problems) {
    if (keys instanceof List<?> needed) {
      needed.stream()
          .filter(key -> !object.containsKey(key))
          .forEach(key -> problems.add(at + " needs " + key));
    }
  }

  private void list(List<?> list, Document schema, String at, List<String> problems) {
    if (schema.at("minItems") instanceof Number least && list.size() < least.intValue()) {
      problems.add(at + " is empty");
    }
    if (schema.at("items") instanceof Document items) {
      for (int i = 0; i < list.size(); i++) {
        check(list.get(i), items, at + "[" + i + "]", problems);
      }
    }
  }

  private static List<?> types(@Nullable Object type) {
    return type instanceof List<?> list ? list : List.of(String.valueOf(type));
  }

  private static String isA(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof List ? "array" : "object";
  }
}
