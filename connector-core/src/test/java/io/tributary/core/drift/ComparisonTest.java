package io.tributary.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.run.Drift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static RowProfile rows(int count, IntFunction<String> json) {
    RowProfile profile = new RowProfile();
    for (int i = 0; i < count; i++) {
      profile.look(new SourceRecord("d", "/rows/" + i, Json.document(json.apply(i))));
    }
    return profile;
  }

  private static RowProfile rows(String... jsons) {
    return rows(jsons.length, i -> jsons[i]);
  }

  private static Drift drift(RowProfile before, RowProfile now) {
    return Comparison.of(before, now, true);
  }

  @Test
  void theSameRowsDifferInNothing() {
    RowProfile before = rows(9, i -> "{\"a\": {\"b\": [1, {\"c\": \"Word\"}]}, \"n\": null}");

    Drift drift = drift(before, rows(9, i -> "{\"a\": {\"b\": [1, {\"c\": \"Word\"}]}}"));

    assertThat(drift).isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of(), 0));
    assertThat(drift.isEmpty()).isTrue();
  }

  @Test
  void fieldsAreNewAndVanishAsAWhole() {
    Drift drift =
        drift(
            rows("{\"id\": \"1\", \"old\": {\"x\": 1}}", "{\"id\": \"2\"}"),
            rows(
                "{\"id\": \"1\", \"new\": {\"y\": 1, \"z\": [2]}}",
                "{\"id\": \"2\", \"new\": [], \"a.b\": true}"));

    assertThat(drift.newFields())
        .containsExactly(
            new Drift.Field("['a.b']", List.of("boolean"), 1),
            new Drift.Field("new", List.of("array", "object"), 1));
    assertThat(drift.vanishedFields())
        .containsExactly(new Drift.Field("old", List.of("object"), 1));
    assertThat(drift.retypedFields()).isEmpty();
    assertThat(drift.unknown()).isZero();
  }

  @Test
  void whatIsNullOrEmptyIsNotThere() {
    Drift drift = drift(rows("{\"a\": 1, \"b\": 1}"), rows("{\"a\": null, \"b\": \"\"}"));

    assertThat(drift.vanishedFields()).extracting(Drift.Field::path).containsExactly("a", "b");
    assertThat(drift.retypedFields()).isEmpty();
  }

  @Test
  void anotherTypeIsToldWithTheOneBefore() {
    Drift drift =
        drift(
            rows("{\"a\": 1, \"list\": [{\"b\": true}]}"),
            rows("{\"a\": \"1\", \"list\": [{\"b\": \"yes\"}]}", "{\"a\": 2}"));

    assertThat(drift.retypedFields())
        .containsExactly(
            new Drift.Retyping("a", List.of("number"), List.of("number", "string")),
            new Drift.Retyping("list[].b", List.of("boolean"), List.of("string")));
  }

  @Test
  void aTypeThatIsMissingNowIsNoDrift() {
    assertThat(drift(rows("{\"a\": 1}", "{\"a\": \"x\"}"), rows("{\"a\": 1}")).isEmpty()).isTrue();
  }

  @Test
  void newWordsAreToldWhereThereAreFew() {
    IntFunction<String> before =
        i -> "{\"status\": \"%s\", \"name\": \"vm%d\"}".formatted(i % 2 == 0 ? "Up" : "Down", i);
    IntFunction<String> now =
        i -> "{\"status\": \"%s\", \"name\": \"other%d\"}".formatted(i < 2 ? "Gone" : "Up", i);

    Drift drift = drift(rows(20, before), rows(20, now));

    assertThat(drift.newValues()).containsExactly(new Drift.Value("status", "Gone", 2));
    assertThat(drift.isEmpty()).isFalse();
    assertThat(drift.unknown()).isZero();
  }

  @Test
  void textsThatAreNoWordsAreNeverTold() {
    IntFunction<String> before = i -> "{\"a\": \"Up\", \"b\": \"x/y\", \"c\": \"a12345678\"}";
    IntFunction<String> now =
        i -> "{\"a\": \"1234-5678\", \"b\": \"secret/1\", \"c\": \"b12345678\"}";

    Drift drift = drift(rows(20, before), rows(20, now));

    assertThat(drift.isEmpty()).isTrue();
    assertThat(drift.unknown()).isEqualTo(1); // the words of a
    assertThat(ProfileJson.write(rows(20, now)))
        .doesNotContain("secret")
        .doesNotContain("1234-5678")
        .doesNotContain("b12345678");
  }

  @Test
  void keysThatDifferInCasingAreOneField() {
    assertThat(drift(rows("{\"Id\": 1}"), rows("{\"id\": 1}", "{\"ID\": 2}")).isEmpty()).isTrue();
  }

  @Test
  void keysThatAreDataAreNoFields() {
    IntFunction<String> many =
        i -> "{\"tags\": {\"key%d\": 1}, \"ids\": {\"/x/%d\": {\"a\": 1}}}".formatted(i, i);

    Drift drift = drift(rows(80, many), rows(80, i -> many.apply(i + 80)));

    assertThat(drift).isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of(), 0));
  }

  /** A field that is an object with entries, each with a list of objects of twelve fields. */
  private static String entries(String field, IntStream keys) {
    String list =
        IntStream.range(0, 12)
            .mapToObj(i -> "\"f%d\": 1".formatted(i))
            .collect(Collectors.joining(",", "{\"on\": true, \"list\": [[{", "}]]}"));
    return keys.mapToObj(key -> "\"k%d\": %s".formatted(key, list))
        .collect(Collectors.joining(",", "\"" + field + "\": {", "}"));
  }

  @Test
  void objectsWithEntriesLeaveRoomForOtherFields() {
    IntFunction<String> many = i -> "{%s}".formatted(entries("o" + i, IntStream.range(i, i + 70)));

    Drift drift =
        drift(
            rows(20, many),
            rows(21, i -> i < 20 ? many.apply(i) : "{\"o19\": {\"new\": 1}, \"new\": 1}"));

    assertThat(drift.newFields()).extracting(Drift.Field::path).containsExactly("new");
    assertThat(drift.unknown()).isZero();
  }

  @Test
  void entriesThatComeRowByRowLeaveRoomForOtherFields() {
    IntFunction<String> each = i -> "{%s}".formatted(entries("o" + i / 18, IntStream.of(i)));

    Drift drift = drift(rows(90, each), rows(91, i -> i < 90 ? each.apply(i) : "{\"new\": 1}"));

    assertThat(drift.newFields()).extracting(Drift.Field::path).containsExactly("new");
    assertThat(drift.unknown()).isZero();
  }

  @Test
  void objectsInOneThatDoNotLookAlikeAreFields() {
    String references =
        IntStream.range(0, 30)
            .mapToObj(
                i -> "\"r%d\": {\"id\": %1$d}, \"s%1$d\": {\"a%1$d\": 1, \"b\": {}}".formatted(i))
            .collect(Collectors.joining(",", "{\"properties\": {\"r\": {\"id\": 1}, ", "%s}}"));

    Drift drift = drift(rows(references.formatted("")), rows(references.formatted(", \"new\": 1")));

    assertThat(drift.newFields()).extracting(Drift.Field::path).containsExactly("properties.new");
  }

  @Test
  void keysThatBecomeDataAreUnknown() {
    IntFunction<String> many = i -> "{\"tags\": {\"key%d\": 1}}".formatted(i);

    Drift drift = drift(rows(3, many), rows(80, many));

    assertThat(drift.isEmpty()).isTrue();
    assertThat(drift.unknown()).isEqualTo(1);
  }

  @Test
  void nothingIsGoneFromWhatWasNotReadAsAWhole() {
    RowProfile before = rows("{\"a\": 1, \"b\": 1}");

    Drift drift = Comparison.of(before, rows("{\"a\": 1, \"c\": 1}"), false);

    assertThat(drift.vanishedFields()).isEmpty();
    assertThat(drift.newFields()).extracting(Drift.Field::path).containsExactly("c");
    assertThat(drift.unknown()).isEqualTo(1);
  }

  @Test
  void nothingIsGoneWhereThereAreNoRows() {
    Drift drift = drift(rows("{\"a\": 1, \"b\": 1}"), new RowProfile());

    assertThat(drift.isEmpty()).isTrue();
    assertThat(drift.unknown()).isEqualTo(2);
  }

  @Test
  void whatIsRareInManyRowsIsUnknown() {
    IntFunction<String> plain = i -> "{\"id\": " + i + "}";
    IntFunction<String> once = i -> i == 3 ? "{\"id\": 3, \"rare\": 1}" : plain.apply(i);
    IntFunction<String> often = i -> i % 3 == 0 ? "{\"id\": 3, \"often\": 1}" : plain.apply(i);

    assertThat(drift(rows(5_000, plain), rows(5_000, once)))
        .isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of(), 1));
    assertThat(drift(rows(5_000, once), rows(5_000, plain)))
        .isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of(), 1));
    assertThat(drift(rows(5_000, plain), rows(5_000, often)).newFields())
        .extracting(Drift.Field::path)
        .containsExactly("often");
    assertThat(drift(rows(5_000, often), rows(5_000, plain)).vanishedFields())
        .extracting(Drift.Field::path)
        .containsExactly("often");
  }

  @Test
  void whatIsRareIsKnownWhereAllWasLookedAt() {
    assertThat(
            drift(
                    rows(100, i -> "{\"id\": 1}"),
                    rows(100, i -> i == 9 ? "{\"b\": 1}" : "{\"id\": 1}"))
                .newFields())
        .containsExactly(new Drift.Field("b", List.of("number"), 1));
  }

  @Test
  void fieldsWithoutRoomMakeAllUnknown() {
    String wide =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "\"o%d\": {%s}"
                        .formatted(
                            i,
                            IntStream.range(0, 40)
                                .mapToObj(j -> "\"f%d-%d\": 1".formatted(i, j))
                                .collect(Collectors.joining(","))))
            .collect(Collectors.joining(",", "{", "}"));

    Drift drift = drift(rows(wide), rows("{\"o0\": {\"new\": 1}}"));

    assertThat(drift.isEmpty()).isTrue();
    assertThat(drift.unknown()).isGreaterThan(40);
  }

  @Test
  void theOrderOfProfilesDoesNotMatter() {
    List<RowProfile> parts =
        List.of(
            rows(300, i -> "{\"Id\": 1, \"s\": \"A\", \"k%d\": 1}".formatted(i % 40)),
            rows(10, i -> "{\"id\": \"x\", \"s\": \"B\", \"l\": [1, \"x\"]}"),
            rows(50, i -> "{\"ID\": null, \"k%d\": {\"a\": 1}}".formatted(i)));
    RowProfile forth = new RowProfile();
    parts.forEach(forth::add);
    RowProfile back = new RowProfile();
    for (int i = parts.size(); i-- > 0; ) {
      back.add(parts.get(i));
    }

    assertThat(ProfileJson.write(back)).isEqualTo(ProfileJson.write(forth));
    assertThat(drift(forth, back).isEmpty()).isTrue();
  }

  @Test
  void aProfileSurvivesTheWayThereAndBack() {
    RowProfile profile =
        rows(
            30,
            i ->
                "{\"id\": \"/x/%d\", \"s\": \"Up\", \"o\": {\"a\": [{\"b\": 1.5}]}, \"m\": {\"/k\": 1}}"
                    .formatted(i));

    RowProfile read = ProfileJson.read(ProfileJson.write(profile));

    assertThat(ProfileJson.write(read)).isEqualTo(ProfileJson.write(profile));
    assertThat(drift(profile, read)).isEqualTo(drift(read, profile));
    assertThat(drift(profile, read).isEmpty()).isTrue();
    assertThat(drift(read, rows(30, i -> "{\"s\": \"New\"}")).newValues())
        .extracting(Drift.Value::value)
        .containsExactly("New");
  }

  @Test
  void deepAndLongRowsAreTaken() {
    Document deep = Document.empty();
    for (int level = 0; level < 10_000; level++) {
      deep = Document.owning(Map.of("a", deep));
    }
    Map<String, Object> wide = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      wide.put("key" + i, i);
    }
    RowProfile profile = new RowProfile();

    profile.look(new SourceRecord("d", "deep", deep));
    profile.look(new SourceRecord("d", "wide", Document.owning(wide)));

    assertThat(ProfileJson.write(profile).length()).isLessThan(5_000);
  }
}
