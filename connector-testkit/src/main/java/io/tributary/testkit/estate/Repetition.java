package io.tributary.testkit.estate;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts of owners, numbered through: how many parts an owner has repeats in a cycle, so the owner
 * of any part is found without counting.
 */
final class Repetition {
  private final List<Integer> partsOfOwner;
  private final List<Part> cycle = new ArrayList<>();

  /**
   * A cycle.
   *
   * @param partsOfOwner how many parts each owner of the cycle has
   */
  Repetition(List<Integer> partsOfOwner) {
    this.partsOfOwner = List.copyOf(partsOfOwner);
    for (int owner = 0; owner < partsOfOwner.size(); owner++) {
      for (int part = 0; part < partsOfOwner.get(owner); part++) {
        cycle.add(new Part(owner, part));
      }
    }
  }

  /** How many parts the given number of owners have together. */
  int total(int owners) {
    int total = owners / partsOfOwner.size() * cycle.size();
    for (int owner = 0; owner < owners % partsOfOwner.size(); owner++) {
      total += partsOfOwner.get(owner);
    }
    return total;
  }

  /** The part at a position. */
  Part at(int position) {
    Part part = cycle.get(position % cycle.size());
    return new Part(position / cycle.size() * partsOfOwner.size() + part.owner(), part.number());
  }

  /**
   * One part.
   *
   * @param owner whose it is, counted from zero
   * @param number which of the owner's parts it is, counted from zero
   */
  record Part(int owner, int number) {}
}
