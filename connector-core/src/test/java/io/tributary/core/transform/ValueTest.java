package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.transform.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueTest {
  @Test
  void constantHasTheTypeThatItIs() {
    assertThat(Value.constant("a").type()).isEqualTo(DataType.STRING);
    assertThat(Value.constant(true).type()).isEqualTo(DataType.BOOLEAN);
    assertThat(Value.constant(1).type()).isEqualTo(DataType.INTEGER);
    assertThat(Value.constant(1L).type()).isEqualTo(DataType.INTEGER);
    assertThat(Value.constant(BigInteger.ONE).type()).isEqualTo(DataType.INTEGER);
    assertThat(Value.constant(BigDecimal.ONE).type()).isEqualTo(DataType.NUMBER);
    assertThat(Value.constant(1.5).type()).isEqualTo(DataType.NUMBER);
    assertThat(Value.constant(Map.of()).type()).isEqualTo(DataType.OBJECT);
    assertThat(Value.constant(List.of()).type()).isEqualTo(DataType.ANY);
  }

  @Test
  void constantsAreCopied() {
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, Object> map = new HashMap<>(Map.of("list", list));
    Value value = Value.constant(map);

    list.add(2);
    map.put("more", 3);

    assertThat(value.constant()).contains(Map.of("list", List.of(1)));
    assertThatThrownBy(() -> ((Map<?, ?>) value.constant().orElseThrow()).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void constantsThatAreNoJsonAreRefused() {
    assertThatThrownBy(() -> Value.constant(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A constant or default is text, a number, true or false, a map or a list, "
                + "was java.lang.Object");
    assertThatThrownBy(() -> Value.of("a").orElse(Arrays.asList("x", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("was null");
  }

  @Test
  void changesMakeAnotherValue() {
    Value value = Value.of("a", "b");

    assertThat(value.trim().upper().as(DataType.ANY).orElse(1))
        .isEqualTo(
            new Value(
                List.of("a", "b"),
                DataType.ANY,
                Optional.empty(),
                Optional.of(1),
                List.of(Conversion.TRIM, Conversion.UPPER),
                Map.of(),
                Refinement.none()));
    assertThat(value.lower().conversions()).containsExactly(Conversion.LOWER);
    assertThat(value)
        .isEqualTo(
            new Value(
                List.of("a", "b"),
                DataType.STRING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Refinement.none()));
  }
}
