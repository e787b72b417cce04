package io.tributary.azure;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tributary.core.json.Json;
import io.tributary.record.OutputRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schemas by the class of an OCSF event. */
final class Schemas {
  private final Map<Integer, JsonSchema> byClass = new TreeMap<>();

  /** Adds the schema of a class. */
  Schemas with(int classUid, String schema) {
    byClass.put(
        classUid, JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema));
    return this;
  }

  /** What is wrong with an event; nothing if it is valid. */
  List<String> problems(OutputRecord record) {
    int classUid = classUid(record);
    JsonSchema schema = byClass.get(classUid);
    return schema == null
        ? List.of("there is no class " + classUid)
        : schema.validate(Json.text(record.document()), InputFormat.JSON).stream()
            .map(message -> classUid + ": " + message.getMessage())
            .toList();
  }

  /** The class of an event; 0 if it says none. */
  static int classUid(OutputRecord record) {
    return record.document().number("class_uid").map(Number::intValue).orElse(0);
  }
}
