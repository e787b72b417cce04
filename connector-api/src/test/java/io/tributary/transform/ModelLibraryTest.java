package io.tributary.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelLibraryTest {
  private static final DataModel ONE = new DataModel("b", "1", List.of());
  private static final DataModel OTHER = new DataModel("a", "1", List.of());

  @Test
  void modelsAreFoundByName() {
    ModelLibrary library = ModelLibrary.of(List.of(ONE, OTHER));

    assertThat(library.names()).containsExactly("a", "b");
    assertThat(library.get("b")).isSameAs(ONE);
    assertThat(library.find("a")).containsSame(OTHER);
    assertThat(library.find("c")).isEmpty();
    assertThatThrownBy(() -> library.get("c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No data model is named \"c\"; there are [a, b]");
    assertThatThrownBy(() -> library.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatThrownBy(() -> ModelLibrary.of(List.of(ONE, new DataModel("b", "2", List.of()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two models are named \"b\"");
  }

  @Test
  void addingMakesAnotherLibrary() {
    ModelLibrary library = ModelLibrary.of(List.of(ONE));
    DataModel newer = new DataModel("b", "2", List.of());

    assertThat(library.with(OTHER).names()).containsExactly("a", "b");
    assertThat(library.with(newer).get("b")).isSameAs(newer);
    assertThat(library.names()).containsExactly("b");
    assertThat(library.get("b")).isSameAs(ONE);
  }

  @Test
  void libraryDoesNotChangeWithWhatItWasMadeOf() {
    List<DataModel> models = new ArrayList<>(List.of(ONE));
    ModelLibrary library = ModelLibrary.of(models);

    models.clear();

    assertThat(library.names()).containsExactly("b");
  }
}
