package io.tributary.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.transform.DataModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelViewsTest {
  private static final DataModel MODEL =
      DataModels.parse(
          """
          name: small
          version: 1.2.0
          fields:
            - {path: asset.name, required: true, description: What people call it.}
            - {path: asset.kind, allowed: [vm, image], deprecated: true}
            - {path: "asset.layers[].size", type: integer, required: true}
            - {path: asset.level, type: integer, allowed: [0, 99]}
            - {path: asset.made, type: datetime}
            - {path: asset.tags, type: object, description: By name.}
            - {path: "asset.tags['cost center']"}
            - {path: "zones[]"}
            - {path: extra, type: any}
            - {path: "extra[].x", type: boolean}
          """,
          "small.yaml");

  @Test
  void tableHasOneFieldALine() {
    assertThat(ModelViews.table(MODEL))
        .isEqualTo(
            """
            small 1.2.0, 10 fields
            PATH                       TYPE      REQUIRED  DESCRIPTION
            asset.name                 string    yes       What people call it.
            asset.kind                 string              Deprecated. One of vm, image.
            asset.layers[].size        integer   yes
            asset.level                integer             One of 0, 99.
            asset.made                 datetime
            asset.tags                 object              By name.
            asset.tags['cost center']  string
            zones[]                    string
            extra                      any
            extra[].x                  boolean
            """);
  }

  @Test
  void treeHasOnePlaceALine() {
    assertThat(ModelViews.tree(MODEL))
        .isEqualTo(
            """
            small 1.2.0, 10 fields
            asset
              name (string, required): What people call it.
              kind (string): Deprecated. One of vm, image.
              layers[]
                size (integer, required)
              level (integer): One of 0, 99.
              made (datetime)
              tags (object): By name.
                cost center (string)
            zones[] (string)
            extra (any)
              []
                x (boolean)
            """);
  }

  @Test
  void schemaSaysWhatARecordIsLike() {
    assertThat(Json.document(ModelViews.jsonSchema(MODEL)))
        .isEqualTo(
            Json.document(
                """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "small 1.2.0",
                  "type": "object",
                  "properties": {
                    "asset": {
                      "type": "object",
                      "properties": {
                        "name": {"type": "string", "description": "What people call it."},
                        "kind": {"type": "string", "enum": ["vm", "image"], "deprecated": true},
                        "layers": {
                          "type": "array",
                          "items": {
                            "type": "object",
                            "properties": {"size": {"type": "integer"}},
                            "required": ["size"],
                            "additionalProperties": false
                          }
                        },
                        "level": {"type": "integer", "enum": [0, 99]},
                        "made": {"type": "string", "format": "date-time"},
                        "tags": {
                          "type": "object", "description": "By name.",
                          "properties": {"cost center": {"type": "string"}}
                        }
                      },
                      "required": ["name"],
                      "additionalProperties": false
                    },
                    "zones": {"type": "array", "items": {"type": "string"}},
                    "extra": {
                      "items": {
                        "type": "object",
                        "properties": {"x": {"type": "boolean"}},
                        "additionalProperties": false
                      }
                    }
                  },
                  "additionalProperties": false
                }"""));
  }

  @Test
  void schemaIsIndented() {
    assertThat(ModelViews.jsonSchema(MODEL))
        .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n")
        .endsWith("\n  \"additionalProperties\": false\n}\n");
  }

  @Test
  void jsonHasEverythingOfEveryField() {
    DataModel one = new DataModel("one", "1.0.0", List.of(MODEL.fields().get(1)));

    assertThat(ModelViews.json(one))
        .isEqualTo(
            """
            {
              "name": "one",
              "version": "1.0.0",
              "fields": [
                {
                  "path": "asset.kind",
                  "type": "string",
                  "required": false,
                  "allowed": [
                    "vm",
                    "image"
                  ],
                  "description": "",
                  "deprecated": true
                }
              ]
            }
            """);
  }
}
