package io.tributary.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final Asset ASSET = new Asset("a", false, Document.empty());

  @Test
  void outcomesAreMade() {
    assertThat(Mapping.of(ASSET)).isEqualTo(new Mapping.Mapped(List.of(ASSET), List.of()));
    assertThat(Mapping.of()).isEqualTo(new Mapping.Mapped(List.of(), List.of()));
    assertThat(Mapping.skip("rule")).isEqualTo(new Mapping.Skipped("rule"));
    assertThat(Mapping.fail("why")).isEqualTo(new Mapping.Failed("why"));
  }

  @Test
  void listsAreCopied() {
    List<TargetRecord> records = new ArrayList<>(List.of(ASSET));
    List<Note> notes = new ArrayList<>(List.of(new Note("a", "b", "c")));
    Mapping.Mapped mapped = new Mapping.Mapped(records, notes);

    records.clear();
    notes.clear();

    assertThat(mapped.records()).containsExactly(ASSET);
    assertThat(mapped.notes()).hasSize(1);
  }

  @Test
  void dataModelsCopyTheirLists() {
    List<String> allowed = new ArrayList<>(List.of("x"));
    DataModel.Field field =
        new DataModel.Field("a", DataType.STRING, true, allowed, "What.", false);
    List<DataModel.Field> fields = new ArrayList<>(List.of(field));
    DataModel model = new DataModel("m", "1", fields);

    allowed.clear();
    fields.clear();

    assertThat(model.fields()).containsExactly(field);
    assertThat(field.allowed()).containsExactly("x");
    assertThatThrownBy(() -> model.fields().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
