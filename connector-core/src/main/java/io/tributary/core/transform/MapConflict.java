package io.tributary.core.transform;

/**
 * What somebody should look at when a map is based on another version of a map than it was made
 * for. The map can be used all the same: what it says itself counts.
 *
 * @param kind what it is about
 * @param part of the map, such as a target, {@code record.key} or {@code lookups.severity}
 * @param base the map that it is based on, with its version
 * @param madeFor the version that it was made for
 */
public record MapConflict(Kind kind, String part, String base, String madeFor) {
  /** What a conflict is about. */
  public enum Kind {
    /** It stands in place of what the base says, which may say something better by now. */
    REPLACES("stands in place of what is there, which may have changed"),
    /** It adds what the base does not have; if it replaced something, that is gone. */
    ADDS("is not there, or no longer: if it replaced something, it adds it now"),
    /** It removes what the base no longer has. */
    REMOVES_NOTHING("is removed, but is not there any more");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }
  }

  /** One sentence for people. */
  @Override
  public String toString() {
    return "made for version "
        + madeFor
        + ", based on "
        + base
        + ": \""
        + part
        + "\" "
        + kind.sentence;
  }
}
