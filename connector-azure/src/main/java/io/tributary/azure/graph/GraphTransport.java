package io.tributary.azure.graph;

import java.util.Optional;
import java.util.OptionalLong;

/** Sends one query, once. */
@FunctionalInterface
interface GraphTransport {
  /**
   * Sends a query and waits for its answer.
   *
   * @param query in KQL
   * @param apiVersion of the service; empty for the SDK's own
   * @param scope where rows are looked for
   * @param token of the page, empty for the first
   * @param top how many rows at most, 1 to 1000
   * @throws RuntimeException whatever the SDK throws
   */
  Reply send(
      String query, Optional<String> apiVersion, AzureScope scope, Optional<String> token, int top);

  /**
   * An answer with what it says about the quota.
   *
   * @param answer the page
   * @param quota what the headers say
   * @param bytes how long its body was, if that is known
   */
  record Reply(GraphAnswer answer, QuotaHeaders quota, OptionalLong bytes) {
    /** An answer of unknown length. */
    Reply(GraphAnswer answer, QuotaHeaders quota) {
      this(answer, quota, OptionalLong.empty());
    }
  }
}
