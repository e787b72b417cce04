package io.tributary.core.transform;

import static io.tributary.core.transform.MapRuns.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.OutputRecord.Kind;
import io.tributary.transform.DataType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldMapBuilderTest {
  private static final RecordRule ASSET = RecordRule.asset(Value.constant("k"));

  @Test
  void mapIsBuiltInCode() {
    FieldMap map =
        FieldMap.builder("my.map")
            .version("2")
            .description("Mine.")
            .source("rows")
            .target("etm")
            .record(ASSET)
            .field("size", DataType.INTEGER, "asset.size")
            .constant("vm", "asset.type")
            .field(Field.of(Value.of("name", "id").lower().orElse("none"), "asset.name"))
            .build();

    assertThat(output(map, "{\"size\": \"3\", \"id\": \"X\"}"))
        .isEqualTo("{\"asset\":{\"size\":3,\"type\":\"vm\",\"name\":\"x\"}}");
    assertThat(map)
        .returns("my.map", FieldMap::name)
        .returns("2", FieldMap::version)
        .returns("Mine.", FieldMap::description)
        .returns("rows", FieldMap::source)
        .returns("etm", FieldMap::target)
        .returns(ASSET, FieldMap::record);
  }

  @Test
  void mapIsChangedInCode() {
    FieldMap map = FieldMap.resource(FieldMapTest.class, "misconfiguration.yaml");

    FieldMap changed =
        map.toBuilder()
            .remove("findingGroup.findings[].severity")
            .field("properties.level", DataType.STRING, "findingGroup.findings[].severity")
            .build();

    assertThat(changed)
        .hasToString("FieldMap[azure.misconfiguration 1.0.0]")
        .returns(map.description(), FieldMap::description)
        .returns(map.source(), FieldMap::source)
        .returns(map.target(), FieldMap::target)
        .returns(map.record(), FieldMap::record);
    assertThat(changed.fields()).hasSameSizeAs(map.fields());
    assertThat(changed.fields().get(6).sources()).containsExactly("properties.level");
    assertThat(map.toBuilder().build().fields()).isEqualTo(map.fields());
  }

  @Test
  void fieldIsOverriddenInItsPlace() {
    FieldMap map = FieldMap.resource(FieldMapTest.class, "misconfiguration.yaml");
    Field own = Field.of(Value.constant("mine"), map.fields().get(1).target());

    FieldMap changed = map.toBuilder().override(own).build();

    assertThat(changed.fields()).hasSameSizeAs(map.fields());
    assertThat(changed.fields().get(1)).isEqualTo(own);
    assertThat(changed.fields().get(2)).isEqualTo(map.fields().get(2));
    assertThatThrownBy(
            () ->
                FieldMap.builder("m")
                    .record(ASSET)
                    .constant("a", "asset.name")
                    .override(Field.of(Value.of("b"), "asset.nam"))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot override \"asset.nam\": it is no target, did you mean \"asset.name\"?");
  }

  @Test
  void builtMapDoesNotChangeWithItsBuilder() {
    FieldMap.Builder builder = FieldMap.builder("test").record(ASSET).constant("a", "x");
    FieldMap map = builder.build();

    builder.constant("b", "y");

    assertThat(map.fields()).hasSize(1);
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    FieldMap.Builder builder =
        FieldMap.builder(" ")
            .record(RecordRule.asset(Value.of("a[]")))
            .field("a[", DataType.STRING, "x")
            .field("a", DataType.STRING, "x")
            .constant("many", "y")
            .field(Field.of(Value.constant("many").as(DataType.INTEGER), "z"))
            .remove("yy");

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            Cannot remove "yy": it is no target, did you mean "y"?
            A map needs a name
            Record: key has one value: write [0] instead of [] in its source
            Field "x": source is wrong: Malformed path "a[": expected an index of 1 to 6 digits, a quoted key or ] at position 2
            Field "z": constant is text where a whole number is expected
            Field "x": target is already filled by "x"\
            """);
  }

  @Test
  void mapWithoutARecordRuleIsRefused() {
    assertThatThrownBy(() -> FieldMap.builder("test").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A map needs a record rule: whether it makes assets or findings, and their keys");
  }

  @Test
  void numberOfFieldsIsBounded() {
    FieldMap.Builder builder = FieldMap.builder("test").record(ASSET);
    for (int i = 0; i < FieldMap.MAX_FIELDS; i++) {
      builder.constant(i, "x" + i);
    }
    assertThat(builder.build().fields()).hasSize(FieldMap.MAX_FIELDS);

    builder.constant(1, "last");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A map has at most 2000 fields, not 2001");
  }

  @Test
  void recordRuleOfAFindingNeedsAnAsset() {
    Value key = Value.of("id");

    assertThatThrownBy(
            () ->
                new RecordRule(
                    Kind.FINDING,
                    key,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    RowRule.plain()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A finding needs the key of the asset it is about");
    assertThatThrownBy(
            () ->
                new RecordRule(
                    Kind.ASSET,
                    key,
                    Optional.of(key),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    RowRule.plain()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An asset has no asset, severity, status, stub or related asset of its own");
    assertThatThrownBy(() -> RecordRule.asset(key).withSeverity(key))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RecordRule.asset(key).withStatus(key))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new RecordRule(
                    Kind.ASSET,
                    key,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    RowRule.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
