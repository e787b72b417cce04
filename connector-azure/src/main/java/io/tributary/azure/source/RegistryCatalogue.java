package io.tributary.azure.source;

import io.tributary.azure.registry.ManifestPage;
import io.tributary.azure.registry.Registries;
import io.tributary.azure.registry.Registry;
import io.tributary.azure.registry.RegistryException;
import io.tributary.azure.registry.RegistryListing;
import io.tributary.azure.registry.RepositoryNames;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Source;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists the images of container registries: a split for each registry, and at least a page for each
 * repository.
 *
 * <pre>{@code
 * {id: acme.azurecr.io/web@sha256:…, digest, registryHost, repositoryName, tags: […],
 *  registryId, subscriptionId, tenantId, location, source: Azure}
 * }</pre>
 *
 * <p>What is announced is what the registry counts in its repositories at the start. A registry, or
 * a repository of it, that cannot be listed is a gap and no error: the images that Defender for
 * Cloud knows come from elsewhere. A registry that breaks off when some of it was listed is an
 * error, so that nobody takes the half for the whole.
 */
public final class RegistryCatalogue implements Source {
  private static final String REGISTRY = "registry";
  private static final int LONGEST_NAME = 60;

  /** Pages that may come beyond those that are to be expected of what was counted. */
  private static final int SPARE_PAGES = 100;

  private final String dataset;
  private final Registries registries;
  private final RegistryListing listing;

  /** The registries that gave a page: one that fails then is broken, not closed to us. */
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  /**
   * A source of a dataset's splits that are registries.
   *
   * @param dataset the dataset's name
   * @param registries the only ones that are asked
   * @param listing asks them
   */
  public RegistryCatalogue(String dataset, Registries registries, RegistryListing listing) {
    this.dataset = dataset;
    this.registries = registries;
    this.listing = listing;
  }

  /** Whether a split is one of this source's. */
  public static boolean reads(Split split) {
    return split.attributes().containsKey(REGISTRY);
  }

  /**
   * A split for each registry that Resource Graph knows, also for those that are not asked: reading
   * one of these says why. When the registries cannot be read, one that fails with the reason, so
   * that the other datasets go on.
   */
  public List<Split> plan() throws InterruptedException {
    try {
      return splits();
    } catch (ConnectorException e) {
      return List.of(split("_unlisted", "")); // Finding its registry fails the same way.
    }
  }

  private List<Split> splits() throws InterruptedException {
    List<Split> splits = new ArrayList<>();
    for (Registry registry : registries.all()) {
      String host = registry.loginServer();
      splits.add(split(host.substring(0, host.length() - registries.suffix().length()), host));
    }
    for (String refused : registries.refused().stream().sorted().toList()) {
      splits.add(split(refused(refused), refused));
    }
    return splits;
  }

  @Override
  public Page fetch(Split split, Checkpoint checkpoint) throws InterruptedException {
    String host = split.attributes().getOrDefault(REGISTRY, "");
    Optional<Registry> registry = registries.find(host);
    if (registry.isEmpty()) {
      return nothing(
          0,
          "images of a registry",
          "the login server " + clean(host) + " is not a registry host of this cloud");
    }
    try {
      Page page = page(registry.get(), checkpoint);
      begun.add(host);
      return page;
    } catch (RegistryException e) {
      if (checkpoint.isStart() && !begun.contains(host)) {
        return nothing(0, "images of a registry", e.reason());
      }
      throw new ConnectorException(
          ErrorKind.UNAVAILABLE, "The list of a registry's images breaks off: " + e.reason(), e);
    }
  }

  private Page page(Registry registry, Checkpoint checkpoint) throws InterruptedException {
    if (!checkpoint.isStart()) {
      return page(
          registry, RegistryPosition.of(checkpoint.token()), checkpoint.rows(), new ArrayList<>());
    }
    RepositoryNames repositories = listing.repositories(registry);
    List<Gap> gaps = gaps(registry, repositories);
    return repositories.names().isEmpty()
        ? new Page(List.of(), Optional.empty(), 0, gaps)
        : page(registry, start(registry, repositories.names()), 0, gaps);
  }

  private static List<Gap> gaps(Registry registry, RepositoryNames repositories) {
    List<Gap> gaps = new ArrayList<>();
    if (repositories.unusable() > 0) {
      gaps.add(
          new Gap(
              "repositories of a registry",
              registry.loginServer() + " lists names that no repository can have",
              repositories.unusable()));
    }
    if (repositories.cut()) {
      gaps.add(
          new Gap(
              "repositories of a registry",
              registry.loginServer() + " lists names without an end: the rest is not read",
              1));
    }
    return gaps;
  }

  private RegistryPosition start(Registry registry, List<String> repositories)
      throws InterruptedException {
    long announced = listing.manifests(registry, repositories);
    return new RegistryPosition(
        announced,
        SPARE_PAGES + 2L * repositories.size() + announced / 10,
        repositories.get(0),
        "");
  }

  private Page page(Registry registry, RegistryPosition at, long rowsBefore, List<Gap> gaps)
      throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    Optional<String> repository =
        at.isAfter()
            ? listing.repositoryAfter(registry, at.repository())
            : Optional.of(at.repository());
    Optional<RegistryPosition> next = Optional.empty();
    if (repository.isPresent() && at.left() == 0) {
      gaps.add(
          new Gap(
              "images of a registry",
              registry.loginServer() + " lists without an end: the rest is not read",
              1));
    } else if (repository.isPresent()) {
      next = Optional.of(read(registry, at.in(repository.get()), records, gaps));
    }
    long rows = rowsBefore + records.size();
    return new Page(
        records,
        next.map(position -> new Checkpoint(position.token(), rows)),
        at.announced(),
        gaps);
  }

  /** Reads some manifests of a repository, and says where to go on. */
  private RegistryPosition read(
      Registry registry, RegistryPosition at, List<SourceRecord> records, List<Gap> gaps)
      throws InterruptedException {
    try {
      ManifestPage page =
          listing.manifests(
              registry,
              at.repository(),
              at.link().isEmpty() ? Optional.empty() : Optional.of(at.link()));
      page.entries().forEach(entry -> records.add(row(registry, at.repository(), entry)));
      if (page.unusable() > 0) {
        gaps.add(
            new Gap(
                "images of a repository",
                registry.loginServer() + " lists images without a SHA-256 digest",
                page.unusable()));
      }
      return at.with(
          page.next().filter(link -> !link.equals(at.link())).orElse(RegistryPosition.AFTER));
    } catch (RegistryException e) {
      if (e.closesRegistry()) {
        throw e;
      }
      gaps.add(new Gap("images of a repository", e.reason(), 1));
      return at.with(RegistryPosition.AFTER);
    }
  }

  private SourceRecord row(Registry registry, String repository, ManifestPage.Entry entry) {
    String id = registry.loginServer() + "/" + repository + "@" + entry.digest();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("digest", entry.digest());
    row.put("registryHost", registry.loginServer());
    row.put("repositoryName", repository);
    row.put("tags", entry.tags());
    row.put("registryId", registry.id());
    row.put("subscriptionId", registry.subscriptionId());
    row.put("tenantId", registry.tenantId());
    row.put("location", registry.location());
    row.put("source", "Azure");
    return new SourceRecord(dataset, id, Document.owning(row));
  }

  private Split split(String name, String loginServer) {
    return new Split(dataset, dataset + ".registry." + name, Map.of(REGISTRY, loginServer));
  }

  private static Page nothing(long announced, String what, String reason) {
    return new Page(List.of(), Optional.empty(), announced, List.of(new Gap(what, reason, 1)));
  }

  /** A name for what is no registry host: unlike any of these, and the same each time. */
  private static String refused(String loginServer) {
    return String.format(Locale.ROOT, "%s_%08x", clean(loginServer), loginServer.hashCode());
  }

  private static String clean(String text) {
    String cleaned = text.replaceAll("[^A-Za-z0-9.-]", "_");
    return cleaned.length() > LONGEST_NAME ? cleaned.substring(0, LONGEST_NAME) : cleaned;
  }
}
