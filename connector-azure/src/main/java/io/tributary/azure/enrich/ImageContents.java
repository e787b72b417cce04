package io.tributary.azure.enrich;

import io.tributary.azure.registry.ImagePlace;
import io.tributary.azure.registry.ImageReader;
import io.tributary.azure.registry.ImageReader.Tags;
import io.tributary.azure.registry.Reading;
import io.tributary.azure.registry.Registries;
import io.tributary.azure.registry.Registry;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds what is in an image to rows that have {@code digest}, {@code registryHost} and {@code
 * repositoryName} at their root, when the host is a registry of the tenant:
 *
 * <pre>{@code
 * imageKind: image | index | artifact
 * imageConfigV2: {os, architecture, variant, created, history: [{digest, size, created_by}, …]}
 * imageTagReferences: [acme.azurecr.io/web:1.2, …], imageTag: 1.2
 * location, subscriptionId, tenantId, registryId: the registry's, where the row has none of its own
 * images: [{digest, size, imageConfigV2}, {digest, platformOf, os, architecture, …}, …]
 * }</pre>
 *
 * <p>{@code images} has the row's own image first, then those that an index names, so that each
 * becomes an asset; it is there even when nothing could be read. The row's own {@code tags} are
 * taken where it has a list of them.
 */
public final class ImageContents implements Enricher {
  private static final String CONTENTS = "image contents";
  private static final String TAGS = "image tags";
  private static final String ELSEWHERE = "its registry is not one of the tenant's";

  private final Registries registries;
  private final ImageReader reader;

  /** An enricher that asks only these registries. */
  public ImageContents(Registries registries, ImageReader reader) {
    this.registries = registries;
    this.reader = reader;
  }

  @Override
  public Enrichment enrich(List<SourceRecord> page) throws InterruptedException {
    Gaps gaps = new Gaps();
    List<ImageRow> rows = new ArrayList<>(page.size());
    Set<ImagePlace> wanted = new LinkedHashSet<>();
    Set<ImagePlace> untagged = new LinkedHashSet<>();
    for (SourceRecord record : page) {
      ImageRow row = new ImageRow(record, place(record, gaps));
      rows.add(row);
      row.place().ifPresent(wanted::add);
      if (row.tags().isEmpty()) {
        row.place().ifPresent(untagged::add);
      }
    }
    Map<ImagePlace, Reading> readings = reader.read(wanted);
    Map<ImagePlace, Tags> tags = reader.tags(untagged);
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    for (ImageRow row : rows) {
      Optional<Reading> reading = row.place().map(readings::get);
      Optional<Tags> asked = row.place().map(tags::get);
      reading.ifPresent(read -> read.unknown().forEach(why -> gaps.add(CONTENTS, why)));
      asked.flatMap(Tags::unknown).ifPresent(why -> gaps.add(TAGS, why));
      enriched.add(row.with(reading.flatMap(Reading::image), asked));
    }
    long read = readings.values().stream().filter(each -> each.image().isPresent()).count();
    return new Enrichment(enriched, read, gaps.list());
  }

  /** Where the row's image is, if it is in one of the tenant's registries; else there is a gap. */
  private Optional<ImagePlace> place(SourceRecord row, Gaps gaps) throws InterruptedException {
    String digest = text(row, "digest").toLowerCase(Locale.ROOT);
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    String host = text(row, "registryHost").toLowerCase(Locale.ROOT);
    String repository = text(row, "repositoryName");
    if (!registries.isOfCloud(host)) {
      gaps.add(CONTENTS, ELSEWHERE);
      return Optional.empty();
    }
    Optional<Registry> registry;
    try {
      registry = registries.find(host);
    } catch (ConnectorException e) {
      gaps.add(CONTENTS, "the registries cannot be listed: " + e.getMessage());
      return Optional.empty();
    }
    if (registry.isEmpty()) {
      gaps.add(CONTENTS, "the registry " + host + " is none of those found in Azure");
    } else if (!ImagePlace.isRepository(repository)) {
      gaps.add(CONTENTS, "the row does not say in which repository of " + host + " it is");
    } else if (!ImagePlace.isDigest(digest)) {
      gaps.add(CONTENTS, "its digest is not one of SHA-256");
    } else {
      return Optional.of(new ImagePlace(registry.get(), repository, digest));
    }
    return Optional.empty();
  }

  private static String text(SourceRecord row, String key) {
    return row.document().at(key) instanceof String text ? text.strip() : "";
  }

  private static final class Gaps {
    private final Map<String, Gap> gaps = new TreeMap<>();

    void add(String what, String reason) {
      gaps.merge(
          what + "\n" + reason,
          new Gap(what, reason, 1),
          (a, b) -> new Gap(what, reason, a.records() + b.records()));
    }

    List<Gap> list() {
      return List.copyOf(gaps.values());
    }
  }
}
