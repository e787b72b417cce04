package io.tributary.azure.preflight;

/**
 * What one look at a tenant found.
 *
 * @param name what was looked at, such as {@code token}, {@code role} or {@code registry}
 * @param subject which one: a subscription's id, a table, a login server; empty where there is one
 *     alone
 * @param state how it is
 * @param message what is the matter and what to do about it, or what is well; no secret
 */
public record PreflightCheck(String name, String subject, State state, String message) {
  /** How something is. */
  public enum State {
    /** As a run needs it. */
    OK,
    /** A run ends well, but there is something that it cannot know, or that nobody looked for. */
    WARNING,
    /** A run fails or is incomplete, or there can be no finding at all. */
    FAILED,
    /** Not looked at: there is no point in it, or there are too many. */
    SKIPPED
  }
}
