package io.tributary.azure.enrich;

import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds a virtual machine's primary network interface, and the public address of that:
 *
 * <pre>{@code
 * primaryNetworkInterface: {
 *   nicId, nicProperties: {macAddress, …}, publicIpId, publicIpProperties: {ipAddress, …}
 * }
 * }</pre>
 *
 * <p>A machine that has no interface gets none. An interface or address that it has, but that
 * cannot be read, stays out and is reported as a gap: it is unknown, not absent.
 */
public final class VirtualMachineNetwork implements Enricher {
  private static final FieldPath INTERFACES =
      FieldPath.parse("properties.networkProfile.networkInterfaces");
  private static final FieldPath IP_CONFIGURATIONS = FieldPath.parse("properties.ipConfigurations");
  private static final FieldPath PRIMARY = FieldPath.parse("properties.primary");
  private static final FieldPath PUBLIC_ADDRESS = FieldPath.parse("properties.publicIPAddress.id");
  private static final String UNREADABLE =
      "it was not found among the rows that the principal may read";

  private final RowLookup interfaces;
  private final RowLookup addresses;

  /** An enricher that asks through a client. */
  public VirtualMachineNetwork(GraphClient client) {
    interfaces =
        new RowLookup(
            client,
            "network-interfaces",
            GraphQuery.resource(VirtualMachineNetwork.class, "network-interfaces.kql"));
    addresses =
        new RowLookup(
            client,
            "public-addresses",
            GraphQuery.resource(VirtualMachineNetwork.class, "public-addresses.kql"));
  }

  @Override
  public Enrichment enrich(List<SourceRecord> page) throws InterruptedException {
    Gaps gaps = new Gaps();
    Map<String, ResourceId> primaries = new HashMap<>();
    for (SourceRecord machine : page) {
      primary(machine.document()).ifPresent(id -> primaries.put(machine.id(), id));
    }
    Map<String, Document> nics = find(interfaces, "network interface", primaries, gaps);
    Map<String, ResourceId> publicIds = new HashMap<>();
    nics.forEach(
        (key, nic) -> publicAddress(nic).ifPresent(address -> publicIds.put(key, address)));
    Map<String, Document> publicRows = find(addresses, "public address", publicIds, gaps);

    List<SourceRecord> enriched = new ArrayList<>(page.size());
    for (SourceRecord machine : page) {
      ResourceId primary = primaries.get(machine.id());
      enriched.add(
          primary == null
              ? machine
              : machine.withDocument(
                  machine
                      .document()
                      .with(
                          "primaryNetworkInterface",
                          describe(primary, nics, publicIds, publicRows))));
    }
    return new Enrichment(enriched, nics.size() + (long) publicRows.size(), gaps.list());
  }

  private static Map<String, Object> describe(
      ResourceId primary,
      Map<String, Document> nics,
      Map<String, ResourceId> publicIds,
      Map<String, Document> publicRows) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("nicId", primary.text());
    Document nic = nics.get(primary.key());
    if (nic != null) {
      nic.object("properties").ifPresent(found -> described.put("nicProperties", found));
    }
    ResourceId publicId = publicIds.get(primary.key());
    if (publicId != null) {
      described.put("publicIpId", publicId.text());
      Document row = publicRows.get(publicId.key());
      if (row != null) {
        row.object("properties").ifPresent(found -> described.put("publicIpProperties", found));
      }
    }
    return described;
  }

  /** Finds rows; what is not found, or cannot be asked for, becomes a gap. */
  private static Map<String, Document> find(
      RowLookup lookup, String what, Map<String, ResourceId> wanted, Gaps gaps)
      throws InterruptedException {
    Map<String, Document> found;
    try {
      found = lookup.find(wanted.values());
    } catch (ConnectorException e) {
      gaps.add(what, String.valueOf(e.getMessage()), wanted.size());
      return Map.of();
    }
    long missing = wanted.values().stream().filter(id -> !found.containsKey(id.key())).count();
    gaps.add(what, UNREADABLE, missing);
    return found;
  }

  /** The interface that is marked as primary, or the only one there is. */
  private static Optional<ResourceId> primary(Document machine) {
    List<Document> all = documents(machine, INTERFACES);
    return primaryOf(all).flatMap(nic -> nic.text("id")).map(ResourceId::new);
  }

  private static Optional<ResourceId> publicAddress(Document nic) {
    List<Document> configurations = documents(nic, IP_CONFIGURATIONS);
    return primaryOf(configurations)
        .flatMap(configuration -> configuration.text(PUBLIC_ADDRESS))
        .map(ResourceId::new);
  }

  private static Optional<Document> primaryOf(List<Document> candidates) {
    return candidates.size() == 1
        ? Optional.of(candidates.get(0))
        : candidates.stream()
            .filter(candidate -> Boolean.TRUE.equals(candidate.value(PRIMARY)))
            .findFirst();
  }

  private static List<Document> documents(Document row, FieldPath path) {
    List<Document> documents = new ArrayList<>();
    if (row.value(path) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Document document) {
          documents.add(document);
        }
      }
    }
    return documents;
  }

  private static final class Gaps {
    private final List<Gap> gaps = new ArrayList<>();

    void add(String what, String reason, long records) {
      if (records > 0) {
        gaps.add(new Gap(what, reason, records));
      }
    }

    List<Gap> list() {
      return gaps;
    }
  }
}
