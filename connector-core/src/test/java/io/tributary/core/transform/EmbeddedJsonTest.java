package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.transform.Mapping.Note;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddedJsonTest {
  private final Set<Note> notes = new LinkedHashSet<>();

  private Document read(String text) {
    return EmbeddedJson.at("a").read(Document.owning(Map.of("a", text)), notes);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  @Test
  void jsonWithinTheBoundsIsRead() {
    assertThat(read(nested(EmbeddedJson.MAX_DEPTH)).value("a[0]")).isNotNull();
    assertThat(notes).isEmpty();
  }

  @Test
  void jsonThatIsTooDeepStaysTextAndIsNoted() {
    assertThat(read(nested(EmbeddedJson.MAX_DEPTH + 1)).text("a")).isPresent();
    assertThat(notes)
        .containsExactly(new Note("a", "row", "JSON that is nested deeper than 50 levels"));
  }

  @Test
  void jsonBeyondAllBoundsStaysTextAndIsNoted() {
    assertThat(read(nested(10_000)).text("a")).isPresent();
    assertThat(read("[" + "1,".repeat(25_000_000) + "1]").text("a")).isPresent();
    assertThat(notes).containsExactly(new Note("a", "row", "text that is no JSON"));
  }
}
