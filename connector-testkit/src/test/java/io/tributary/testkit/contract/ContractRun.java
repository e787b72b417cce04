package io.tributary.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Runs a contract against something that breaks it, and tells which tests notice. */
final class ContractRun {
  private ContractRun() {}

  /**
   * The names of the tests that fail.
   *
   * @param contract the class that has the tests
   * @param instances gives a new one for each test
   */
  static <T> Set<String> failures(Class<T> contract, Supplier<? extends T> instances) {
    Set<String> failed = new TreeSet<>();
    Arrays.stream(contract.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .filter(method -> fails(method, instances.get()))
        .forEach(method -> failed.add(method.getName()));
    return failed;
  }

  private static boolean fails(Method method, Object instance) {
    try {
      method.invoke(instance);
      return false;
    } catch (InvocationTargetException e) {
      return true;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
