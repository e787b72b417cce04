package io.tributary.testkit;

import java.time.Instant;

/**
 * A request that a client sent, and the status it got. Holds no token, secret or body.
 *
 * @param at when it was answered, by the simulator's clock
 * @param host the host name, in lower case
 * @param method the method, in upper case
 * @param path the path without the query
 * @param principal the client id that signed in or whose token it was; empty if unknown
 * @param status the status code of the answer
 */
public record RecordedRequest(
    Instant at, String host, String method, String path, String principal, int status) {}
