package io.tributary.testkit.estate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment recommends, as {@code recommendations.json} has it.
 *
 * @param kinds what it is about
 * @param displayName its title
 * @param severity Low, Medium or High
 * @param description why it matters
 * @param remediation what to do, with some HTML
 * @param categories such as Networking
 * @param threats such as DataExfiltration
 * @param cause a code for why a resource is unhealthy
 * @param reason the same as a sentence
 * @param additionalData names to strings, some of which hold JSON; null when rows have none
 */
record Recommendation(
    List<ResourceKind> kinds,
    String displayName,
    String severity,
    String description,
    String remediation,
    List<String> categories,
    List<String> threats,
    String cause,
    String reason,
    @Nullable Map<String, String> additionalData) {}
