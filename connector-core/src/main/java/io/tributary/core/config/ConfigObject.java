package io.tributary.core.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping. A key whose value is null counts as missing.
 *
 * <p>What does not fit is reported as a problem, and something harmless is returned, so that the
 * reader can go on and find the rest.
 */
public final class ConfigObject extends ConfigNode {
  private final Map<String, Entry> entries;

  ConfigObject(Place place, Map<String, Entry> entries) {
    super(place);
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** As {@link #allowOnly(List)}. */
  public void allowOnly(String... known) {
    allowOnly(Arrays.asList(known));
  }

  /** Reports every key that is not among the known ones. */
  public void allowOnly(List<String> words) {
    entries.forEach(
        (key, entry) -> {
          if (!words.contains(key)) {
            entry.key().problem("is not a known key" + Suggestion.among(words, key));
          }
        });
  }

  /** This mapping, with the keys of another that it does not have itself. */
  public ConfigObject over(ConfigObject below) {
    Map<String, Entry> merged = new LinkedHashMap<>(below.entries);
    merged.putAll(entries);
    return new ConfigObject(place(), merged);
  }

  /** The keys, in the order of the file. */
  public Set<String> keys() {
    return entries.keySet();
  }

  /** Whether there is a key with a value. */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** The value of a key, whatever it is. */
  public Optional<ConfigNode> find(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(Entry::value)
        .filter(node -> !(node instanceof ConfigScalar scalar && scalar.value() == null));
  }

  /** The value of a key; its absence is a problem. */
  public Optional<ConfigNode> require(String key) {
    Optional<ConfigNode> found = find(key);
    if (found.isEmpty()) {
      problem("needs \"" + key + "\"");
    }
    return found;
  }

  /** The text of a key that may be missing. */
  public String text(String key, String otherwise) {
    return find(key).flatMap(ConfigNode::text).orElse(otherwise);
  }

  /** The text of a key; its absence, or blank text, is a problem. */
  public String requiredText(String key) {
    Optional<String> text = require(key).flatMap(ConfigNode::text);
    if (text.isPresent() && text.get().isBlank()) {
      problem(key, "must not be blank");
    }
    return text.orElse("");
  }

  /** The true or false of a key that may be missing. */
  public boolean flag(String key, boolean otherwise) {
    Optional<ConfigNode> found = find(key);
    if (found.isPresent()) {
      if (found.get().value() instanceof Boolean flag) {
        return flag;
      }
      problem(key, "must be true or false, not " + found.get().described());
    }
    return otherwise;
  }

  /** The whole number of a key; its absence, or a number out of bounds, is a problem. */
  public int requiredInteger(String key, int least, int most) {
    Optional<ConfigNode> found = require(key);
    if (found.isPresent()) {
      if (found.get().value() instanceof Integer number && number >= least && number <= most) {
        return number;
      }
      problem(key, "must be a whole number, " + least + " to " + most);
    }
    return least;
  }

  /** One of some words, with what the words stand for. */
  public <T> Optional<T> choice(String key, Map<String, T> choices) {
    Optional<String> word = find(key).flatMap(ConfigNode::text);
    if (word.isPresent() && !choices.containsKey(word.get())) {
      problem(
          key, "cannot be \"" + word.get() + "\"" + Suggestion.among(choices.keySet(), word.get()));
    }
    return word.map(choices::get);
  }

  /** The elements of the list of a key that may be missing. */
  public List<ConfigNode> list(String key) {
    return find(key).map(node -> elements(key, node)).orElse(List.of());
  }

  /** The elements of the list of a key; its absence, or an empty list, is a problem. */
  public List<ConfigNode> requiredList(String key) {
    Optional<ConfigNode> found = require(key);
    if (found.isPresent() && found.get() instanceof ConfigList list && list.elements().isEmpty()) {
      list.problem("must not be empty");
    }
    return found.map(node -> elements(key, node)).orElse(List.of());
  }

  /** Reports that something is wrong with the value of a key, or with its absence. */
  public void problem(String key, String message) {
    Entry entry = entries.get(key);
    if (entry == null) {
      place().below(key).problem(message);
    } else {
      entry.value().problem(message);
    }
  }

  /** Reports that the value of a key should be looked at; the object itself if it has no such. */
  public void warning(String key, String message) {
    Entry entry = entries.get(key);
    if (entry == null) {
      warning(message);
    } else {
      entry.value().warning(message);
    }
  }

  /** Reports that something is wrong with a key, with whatever it has; or with its absence. */
  public void keyProblem(String key, String message) {
    Entry entry = entries.get(key);
    (entry == null ? place().below(key) : entry.key()).problem(message);
  }

  /** Reports that a key, with whatever it has, should be looked at. */
  public void keyWarning(String key, String message) {
    Entry entry = entries.get(key);
    if (entry != null) {
      entry.key().warning(message);
    }
  }

  @Override
  public Map<String, Object> value() {
    Map<String, Object> plain = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          Object value = entry.value().value();
          if (value != null) {
            plain.put(key, value);
          }
        });
    return Collections.unmodifiableMap(plain);
  }

  @Override
  String described() {
    return "a mapping";
  }

  private List<ConfigNode> elements(String key, ConfigNode node) {
    if (node instanceof ConfigList list) {
      return list.elements();
    }
    problem(key, "must be a list, not " + node.described());
    return List.of();
  }

  /**
   * A key and its value.
   *
   * @param key where the key itself stands
   * @param value what it is mapped to
   */
  record Entry(Place key, ConfigNode value) {}
}
