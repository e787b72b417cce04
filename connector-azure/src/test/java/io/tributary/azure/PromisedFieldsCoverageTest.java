package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Connector;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the shipped maps promise is also filled, by rows of an estate as they come. */
class PromisedFieldsCoverageTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();

  /** Why no row of an estate fills a target. */
  private static final Map<String, String> NEVER_FILLED =
      Map.of(
          "azure.container-image | asset.assetDetail.cloudInfo.availabilityZone",
          "neither findings nor registries say zones of an image",
          "azure.container-image | asset.assetDetail.externalTags",
          "an image has no tags of a resource; those of its registry are not its own",
          "azure.serverless | asset.assetDetail.cloudInfo.availabilityZone",
          "no known row of a site has zones");

  /** How many rows fill each promised target. */
  private static Map<String, Integer> filled() {
    Map<String, Integer> filled = new TreeMap<>();
    Map<String, TreeSet<String>> targets =
        ShippedMapsTest.promisedFields()
            .map(line -> line.split(" \\| ", -1))
            .collect(
                Collectors.groupingBy(
                    promise -> promise[0],
                    TreeMap::new,
                    Collectors.mapping(
                        promise -> promise[2], Collectors.toCollection(TreeSet::new))));
    targets.forEach(
        (name, paths) -> {
          TransformMap map = DEFENDER.maps().get(name);
          paths.forEach(path -> filled.put(name + " | " + path, 0));
          for (SourceRecord row : EnrichedRows.byMap().getOrDefault(name, List.of())) {
            if (map.apply(row) instanceof Mapping.Mapped mapped) {
              for (String path : paths) {
                if (isFilled(mapped, path)) {
                  filled.merge(name + " | " + path, 1, Integer::sum);
                }
              }
            }
          }
        });
    return filled;
  }

  private static boolean isFilled(Mapping.Mapped mapped, String path) {
    FieldPath target = FieldPath.parse(path);
    for (TargetRecord record : mapped.records()) {
      Object value = record.document().value(target);
      if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyPromisedTargetIsFilledOrSaysWhyNot() {
    Map<String, Integer> filled = filled();

    assertThat(filled).hasSizeGreaterThan(100);
    assertThat(filled.keySet().stream().filter(target -> filled.get(target) == 0))
        .containsExactlyInAnyOrderElementsOf(NEVER_FILLED.keySet());
  }
}
