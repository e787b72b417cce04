package io.tributary.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapLibraryTest {
  private static final TransformMap ONE = row -> Mapping.of();
  private static final TransformMap OTHER = row -> Mapping.skip("never");

  @Test
  void mapsAreFoundByName() {
    MapLibrary library = MapLibrary.of(Map.of("b", ONE, "a", OTHER));

    assertThat(library.names()).containsExactly("a", "b");
    assertThat(library.get("b")).isSameAs(ONE);
    assertThatThrownBy(() -> library.get("c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No map is named \"c\"; there are [a, b]");
    assertThatThrownBy(() -> library.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void overridingMakesAnotherLibrary() {
    MapLibrary library = MapLibrary.of(Map.of("a", ONE));

    assertThat(library.override("a", OTHER).get("a")).isSameAs(OTHER);
    assertThat(library.get("a")).isSameAs(ONE);
    assertThatThrownBy(() -> library.override("b", OTHER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No map is named \"b\"; there are [a]");
  }

  @Test
  void libraryDoesNotChangeWithWhatItWasMadeOf() {
    Map<String, TransformMap> maps = new HashMap<>(Map.of("a", ONE));
    MapLibrary library = MapLibrary.of(maps);

    maps.clear();

    assertThat(library.names()).containsExactly("a");
  }
}
