package io.tributary.testkit.estate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Says what each assessment is about, by its position alone.
 *
 * <p>The kinds of resources take turns in their shares; among one kind, the resources take turns,
 * and with each round they get another recommendation. When Defender's own are used up, custom
 * policies go on, so that any number of assessments is about the same resources and no two have one
 * id.
 */
final class AssessmentPlan {
  private final Blueprint blueprint;
  private final Recommendations recommendations;
  private final Map<Assessment.Status, Integer> counts;
  private final List<Slot> slots = new ArrayList<>();

  /**
   * A plan.
   *
   * @param counts how many assessments have each status; they follow each other in this order
   */
  AssessmentPlan(
      Blueprint blueprint,
      Recommendations recommendations,
      Map<Assessment.Status, Integer> counts) {
    this.blueprint = blueprint;
    this.recommendations = recommendations;
    this.counts = new EnumMap<>(counts);
    boolean more = true;
    for (int turn = 0; more; turn++) {
      more = false;
      for (ResourceKind kind : ResourceKind.values()) {
        if (kind.share() > turn && blueprint.count(kind) > 0) {
          slots.add(new Slot(kind, turn));
          more = true;
        }
      }
    }
  }

  /** How many there are. */
  int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The assessment at a position. */
  Assessment at(int index) {
    Slot slot = slots.get(index % slots.size());
    ResourceKind kind = slot.kind();
    int turn = index / slots.size() * kind.share() + slot.turn();
    int resources = blueprint.count(kind);
    int round = turn / resources;
    int resource = turn % resources;
    List<Recommendation> choices = recommendations.of(kind);
    Recommendation recommendation = choices.get((resource + round) % choices.size());
    return new Assessment(
        index, kind, resource, recommendation, round / choices.size(), status(index));
  }

  private Assessment.Status status(int index) {
    int left = index;
    for (Map.Entry<Assessment.Status, Integer> entry : counts.entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** One place in the cycle of kinds: which turn of its kind it is. */
  private record Slot(ResourceKind kind, int turn) {}
}
