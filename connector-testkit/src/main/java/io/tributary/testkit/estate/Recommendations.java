package io.tributary.testkit.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The recommendations there are for each kind of resource. */
final class Recommendations {
  private final Map<ResourceKind, List<Recommendation>> byKind = new EnumMap<>(ResourceKind.class);

  private Recommendations(List<Recommendation> all) {
    for (Recommendation recommendation : all) {
      for (ResourceKind kind : recommendation.kinds()) {
        byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(recommendation);
      }
    }
  }

  static Recommendations load() {
    try (InputStream in =
        Objects.requireNonNull(Recommendations.class.getResourceAsStream("recommendations.json"))) {
      return new Recommendations(
          new ObjectMapper().readValue(in, new TypeReference<List<Recommendation>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The CVEs in the text of a recommendation's data: ids to severities. */
  static Map<String, String> cves(String text) {
    try {
      Map<String, String> cves = new LinkedHashMap<>();
      for (JsonNode cve : new ObjectMapper().readTree(text)) {
        cves.put(cve.path("CveId").asText(), cve.path("Severity").asText());
      }
      return cves;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those for a kind of resource; at least one for a kind that assessments are about. */
  List<Recommendation> of(ResourceKind kind) {
    return Objects.requireNonNull(byKind.get(kind), kind.name());
  }
}
