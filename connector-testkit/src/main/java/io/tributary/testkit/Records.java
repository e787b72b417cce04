package io.tributary.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last so many things that happened, oldest first. */
final class Records<T> {

  private static final int MOST = 10_000;

  private final Deque<T> last = new ArrayDeque<>();

  synchronized void add(T record) {
    if (last.size() == MOST) {
      last.removeFirst();
    }
    last.addLast(record);
  }

  synchronized List<T> all() {
    return List.copyOf(last);
  }
}
