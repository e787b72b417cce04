package io.tributary.identify;

import io.tributary.record.Asset;
import io.tributary.record.Identity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of a run in their order, each switched on or off. The first that says something about
 * an asset decides.
 *
 * <p>Immutable: a change makes another list. At least one rule is always on.
 */
public final class IdentificationRules {
  private final List<Entry> entries;

  private IdentificationRules(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!names.add(entry.rule().name())) {
        throw new IllegalArgumentException(
            "Two identification rules are named \"" + entry.rule().name() + "\"");
      }
    }
    if (entries.stream().noneMatch(Entry::enabled)) {
      throw new IllegalArgumentException("At least one identification rule must be on");
    }
  }

  /**
   * Rules with their switches, the most trusted first.
   *
   * @throws IllegalArgumentException when two have one name, or all are off
   */
  public static IdentificationRules of(List<Entry> entries) {
    return new IdentificationRules(entries);
  }

  /** All rules in order, also those that are off. */
  public List<Entry> entries() {
    return entries;
  }

  /** The same rules with one switched off. */
  public IdentificationRules disable(String name) {
    return switched(name, false);
  }

  /** The same rules with one switched on. */
  public IdentificationRules enable(String name) {
    return switched(name, true);
  }

  /** The same rules with one moved to the front. */
  public IdentificationRules first(String name) {
    Predicate<Entry> named = entry -> entry.rule().name().equals(name);
    List<Entry> reordered = new ArrayList<>();
    reordered.add(entries.stream().filter(named).findFirst().orElseThrow(() -> unknown(name)));
    entries.stream().filter(named.negate()).forEach(reordered::add);
    return new IdentificationRules(reordered);
  }

  /**
   * What every rule that is on says about an asset, in order; rules that say nothing are left out.
   */
  public List<Identity> claims(Asset asset) {
    List<Identity> claims = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.enabled()) {
        Optional<String> key = entry.rule().identify(asset);
        key.ifPresent(found -> claims.add(new Identity(entry.rule().name(), found)));
      }
    }
    return claims;
  }

  private IdentificationRules switched(String name, boolean enabled) {
    if (entries.stream().noneMatch(entry -> entry.rule().name().equals(name))) {
      throw unknown(name);
    }
    return new IdentificationRules(
        entries.stream()
            .map(
                entry ->
                    entry.rule().name().equals(name) ? new Entry(entry.rule(), enabled) : entry)
            .toList());
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "No identification rule is named \""
            + name
            + "\"; there are "
            + entries.stream().map(entry -> entry.rule().name()).toList());
  }

  /**
   * A rule and its switch.
   *
   * @param rule the rule
   * @param enabled whether it is on
   */
  public record Entry(IdentificationRule rule, boolean enabled) {}
}
