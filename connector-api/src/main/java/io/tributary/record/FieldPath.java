package io.tributary.record;

import java.util.ArrayList;
import java.util.List;

/**
 * A compiled path into a {@link Document}.
 *
 * <p>The syntax: {@code a.b} for keys, {@code a[0]} for an element, {@code a[]} for every element,
 * {@code ['NSG open ports']} for a key with blanks, dots or brackets (a quote inside is doubled). A
 * key matches exactly first, else ignoring case, because Azure mixes {@code Id} and {@code id}.
 *
 * <p>Immutable and safe for any thread; compile once, use often.
 */
public final class FieldPath {
  /** The longest path that is accepted, in characters. */
  public static final int MAX_LENGTH = 1_000;

  private final String text;
  private final List<Step> steps;
  private final Step[] array;
  private final int[] numbers;
  private final int wildcards;

  private FieldPath(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
    this.array = steps.toArray(Step[]::new);
    this.numbers = steps.stream().mapToInt(FieldPath::number).toArray();
    this.wildcards = (int) steps.stream().filter(Each.class::isInstance).count();
  }

  /**
   * Compiles a path.
   *
   * @param path such as {@code properties.storageProfile.osDisk.osType} or {@code history[].size}
   * @throws IllegalArgumentException when it is empty, too long or malformed; the message names the
   *     position
   */
  public static FieldPath parse(String path) {
    if (path.isEmpty() || path.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A path has 1 to " + MAX_LENGTH + " characters, was " + path.length());
    }
    return new FieldPath(path, List.copyOf(new Parser(path).steps()));
  }

  /**
   * A path of the given steps.
   *
   * @param steps at least one
   * @throws IllegalArgumentException when there is none, or the path is too long
   */
  public static FieldPath of(List<? extends Step> steps) {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Key key) {
        appendKey(text, key.name());
      } else if (step instanceof Index index) {
        text.append('[').append(index.position()).append(']');
      } else {
        text.append("[]");
      }
    }
    if (steps.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A path has 1 to " + MAX_LENGTH + " characters, was " + text.length());
    }
    return new FieldPath(text.toString(), List.copyOf(steps));
  }

  private static void appendKey(StringBuilder text, String name) {
    boolean plain = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      plain &= ".[]'".indexOf(name.charAt(i)) < 0;
    }
    if (!plain) {
      text.append("['").append(name.replace("'", "''")).append("']");
    } else if (text.isEmpty()) {
      text.append(name);
    } else {
      text.append('.').append(name);
    }
  }

  /** The steps, in order; never empty. */
  public List<Step> steps() {
    return steps;
  }

  /** The steps for {@link Document}, which reads paths all the time; not to be changed. */
  Step[] array() {
    return array;
  }

  /** For each step, the number of its key; {@link KeyNumbers#NONE} for those without. */
  int[] numbers() {
    return numbers;
  }

  private static int number(Step step) {
    return step instanceof Key key ? KeyNumbers.of(key.name()) : KeyNumbers.NONE;
  }

  /** How many {@code []} steps the path has. */
  public int wildcards() {
    return wildcards;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldPath path && steps.equals(path.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  /** The path as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** One step of a path. */
  public sealed interface Step permits Key, Index, Each {}

  /**
   * A step to the value of a key.
   *
   * @param name the key; matched exactly first, else ignoring case
   */
  public record Key(String name) implements Step {}

  /**
   * A step to one element of an array.
   *
   * @param position zero-based
   */
  public record Index(int position) implements Step {}

  /** A step to every element of an array. */
  public record Each() implements Step {}

  private static final class Parser {
    private final String path;
    private int at;

    Parser(String path) {
      this.path = path;
    }

    List<Step> steps() {
      List<Step> found = new ArrayList<>();
      while (at < path.length()) {
        if (path.charAt(at) == '[') {
          found.add(bracket());
        } else {
          if (!found.isEmpty()) {
            expect('.');
          }
          found.add(name());
        }
      }
      return found;
    }

    private Step name() {
      int start = at;
      while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
        if (path.charAt(at) == ']') {
          throw malformed("a key");
        }
        at++;
      }
      if (at == start) {
        throw malformed("a key");
      }
      return new Key(path.substring(start, at));
    }

    private Step bracket() {
      expect('[');
      Step step;
      if (at < path.length() && path.charAt(at) == ']') {
        step = new Each();
      } else if (at < path.length() && path.charAt(at) == '\'') {
        step = new Key(quoted());
      } else {
        step = new Index(number());
      }
      expect(']');
      return step;
    }

    private String quoted() {
      expect('\'');
      StringBuilder name = new StringBuilder();
      while (at < path.length()) {
        char c = path.charAt(at++);
        if (c != '\'') {
          name.append(c);
        } else if (at < path.length() && path.charAt(at) == '\'') {
          name.append(path.charAt(at++));
        } else {
          return name.toString();
        }
      }
      throw malformed("a closing quote");
    }

    private int number() {
      int start = at;
      while (at < path.length() && Character.digit(path.charAt(at), 10) >= 0) {
        at++;
      }
      if (at == start || at - start > 6) {
        throw malformed("an index of 1 to 6 digits, a quoted key or ]");
      }
      return Integer.parseInt(path.substring(start, at));
    }

    private void expect(char c) {
      if (at >= path.length() || path.charAt(at) != c) {
        throw malformed("'" + c + "'");
      }
      at++;
    }

    private IllegalArgumentException malformed(String expected) {
      return new IllegalArgumentException(
          "Malformed path \"" + path + "\": expected " + expected + " at position " + at);
    }
  }
}
