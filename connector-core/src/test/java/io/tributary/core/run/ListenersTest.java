package io.tributary.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.run.RunListener;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListenersTest {
  private final List<String> heard = new ArrayList<>();

  static Stream<Method> news() {
    return Stream.of(RunListener.class.getMethods());
  }

  @ParameterizedTest
  @MethodSource("news")
  void allAreToldOfEverythingInTheirOrder(Method news) throws Exception {
    news.invoke(Listeners.all(listener("a"), listener("b")), new Object[news.getParameterCount()]);

    assertThat(heard).containsExactly("a " + news.getName(), "b " + news.getName());
  }

  @ParameterizedTest
  @MethodSource("news")
  void oneAtATimePassesEverythingOn(Method news) throws Exception {
    news.setAccessible(true);
    news.invoke(new OneAtATime(listener("a")), new Object[news.getParameterCount()]);

    assertThat(heard).containsExactly("a " + news.getName());
  }

  @Test
  void nobodyMayListen() {
    Listeners.all().planned(List.of());

    assertThat(heard).isEmpty();
  }

  private RunListener listener(String name) {
    return (RunListener)
        Proxy.newProxyInstance(
            RunListener.class.getClassLoader(),
            new Class<?>[] {RunListener.class},
            (proxy, method, arguments) -> {
              heard.add(name + " " + method.getName());
              return null;
            });
  }
}
