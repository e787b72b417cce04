package io.tributary.azure.fault;

import io.tributary.testkit.http.ReceivedRequest;

/**
 * One cell of the matrix: a fault, where it strikes, and how often.
 *
 * @param fault what strikes
 * @param position of the page that it strikes
 * @param layout of what is read
 * @param times it strikes that page
 */
record Cell(Fault fault, Position position, Layout layout, int times) {

  /** Whether it lasts longer than anybody tries. */
  boolean lasts() {
    return times == Saboteur.ALWAYS;
  }

  /** Whether a request is for a page of the split that is struck. */
  boolean isTarget(ReceivedRequest request) {
    String body = request.body();
    return body.contains("microsoft.security/assessments'")
        && body.contains("order by id")
        && !body.contains("summarize")
        && body.contains(SmallTenant.FIRST_SUBSCRIPTION);
  }

  @Override
  public String toString() {
    return fault
        + ", "
        + position
        + " page of "
        + layout
        + (lasts() ? ", for ever" : ", " + times + " times");
  }
}
