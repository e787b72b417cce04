package io.tributary.core.reconcile;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import io.tributary.core.json.Json;
import io.tributary.identify.IdentificationRules;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Identity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The assets of a run, merged by identity, from the time they are read until they are delivered for
 * the last time.
 *
 * <p>Only keys and identities stay in memory; documents are spilled. What an attempt brings comes
 * in through a {@link Draft} and counts once that is committed. The outcome depends neither on the
 * order in which assets arrive nor on threads: full records before stubs, then by key, dataset and
 * content.
 *
 * <p>Safe for several threads, but a draft belongs to one.
 */
public final class AssetStage implements Closeable {
  /** The identity's rule for an asset about which no rule says anything: its own key. */
  public static final String OWN_KEY = "own-key";

  private static final Comparator<Identity> BY_RULE =
      Comparator.comparing(Identity::rule).thenComparing(Identity::key);

  private final IdentificationRules rules;
  private final Spill spill;
  private final Map<Identity, Entry> entries = new HashMap<>();
  private final Map<String, Identity> fullRecords = new HashMap<>();

  /**
   * An empty stage.
   *
   * @param rules by what assets are recognised
   * @param folder where documents are spilled
   * @param memoryBytes how many bytes of documents stay in memory
   */
  public AssetStage(IdentificationRules rules, Path folder, int memoryBytes) {
    this.rules = rules;
    this.spill = new Spill(folder, memoryBytes);
  }

  /** Starts to collect what an attempt brings. */
  public Draft draft(String dataset) {
    return new Draft(dataset);
  }

  /** How many distinct assets there are. */
  public synchronized int size() {
    return entries.size();
  }

  /**
   * The assets whose content is new, or has changed since the last call, in a stable order.
   *
   * <p>They are read one after the other, so that not all documents are in memory at once. Not to
   * be called while drafts are open.
   */
  public synchronized Iterator<Delivery> due() {
    List<Entry> due =
        entries.values().stream()
            .filter(entry -> entry.changed)
            .sorted(
                Comparator.comparing((Entry entry) -> entry.leading().key())
                    .thenComparing(entry -> entry.identity, BY_RULE))
            .toList();
    return due.stream().map(this::deliver).flatMap(Optional::stream).iterator();
  }

  /** For every dataset, how many assets are delivered under its name. */
  public synchronized Map<String, Long> leadingDatasets() {
    Map<String, Long> counts = new TreeMap<>();
    entries.values().forEach(entry -> counts.merge(entry.leading().dataset(), 1L, Long::sum));
    return counts;
  }

  @Override
  public void close() {
    spill.close();
  }

  private synchronized Optional<Delivery> deliver(Entry entry) {
    List<Version> versions = entry.sorted(this::json);
    Document merged = document(versions.get(0));
    for (Version version : versions.subList(1, versions.size())) {
      merged = DocumentMerge.fill(merged, document(version));
    }
    entry.changed = false;
    long content = Fingerprint.of(merged);
    if (entry.revision > 0 && entry.delivered == content) {
      return Optional.empty();
    }
    entry.delivered = content;
    entry.revision++;
    Version leading = versions.get(0);
    return Optional.of(
        new Delivery(
            new Asset(leading.key(), leading.stub(), merged),
            entry.identity,
            leading.dataset(),
            entry.revision));
  }

  private synchronized @Nullable Identity ofFullRecord(String key) {
    return fullRecords.get(key);
  }

  private synchronized void add(Identity identity, Version version) {
    Entry entry = entries.computeIfAbsent(identity, Entry::new);
    if (entry.add(version)) {
      entry.changed = true;
      if (!version.stub()) {
        // Records with one key and several identities are odd; their order must not matter either.
        fullRecords.merge(version.key(), identity, (a, b) -> BY_RULE.compare(a, b) <= 0 ? a : b);
      }
    }
  }

  private Identity identify(Asset asset) {
    List<Identity> claims = rules.claims(asset);
    return claims.isEmpty() ? new Identity(OWN_KEY, asset.key()) : claims.get(0);
  }

  private Document document(Version version) {
    return Json.document(spill.read(version.slot()));
  }

  private String json(Version version) {
    return new String(spill.read(version.slot()), StandardCharsets.UTF_8);
  }

  /**
   * An asset to be delivered.
   *
   * @param asset the merged record, under the key of the version that leads
   * @param identity by what it was recognised
   * @param dataset the dataset of the version that leads
   * @param revision counts deliveries of this asset from 1
   */
  public record Delivery(Asset asset, Identity identity, String dataset, int revision) {}

  /** What one attempt brings. Belongs to one thread; forgotten unless committed. */
  public final class Draft {
    private final String dataset;
    private final Map<String, List<Known>> byKey = new HashMap<>();

    private Draft(String dataset) {
      this.dataset = dataset;
    }

    /**
     * Keeps an asset.
     *
     * @return the identity that its findings carry: that of the full record with the same key, if
     *     there is one, else its own
     */
    public Identity add(Asset asset) {
      long content = Fingerprint.of(asset.document());
      List<Known> known = byKey.computeIfAbsent(asset.key(), none -> new ArrayList<>(1));
      for (Known version : known) {
        if (version.version().content() == content && version.version().stub() == asset.stub()) {
          return version.identity();
        }
      }
      Identity identity = asset.stub() ? ofFullRecord(asset.key()) : null;
      if (identity == null) {
        identity = identify(asset);
      }
      byte[] json = Json.text(asset.document()).getBytes(StandardCharsets.UTF_8);
      String key = asset.key().equals(identity.key()) ? identity.key() : asset.key();
      Spill.Slot slot = spill.write(json, json.length);
      known.add(new Known(identity, new Version(key, asset.stub(), dataset, content, slot)));
      return identity;
    }

    /** Writes what {@link #restore} needs. */
    public void save(EntryWriter out) throws IOException {
      for (List<Known> known : byKey.values()) {
        for (Known each : known) {
          Version version = each.version();
          out.flag(true).text(each.identity().rule()).text(each.identity().key());
          out.text(version.key()).flag(version.stub()).number(version.content());
          out.bytes(spill.read(version.slot()));
        }
      }
      out.flag(false);
    }

    /** Adds what another draft has saved. */
    public void restore(EntryReader in) throws IOException {
      while (in.flag()) {
        Identity identity = new Identity(in.text(), in.text());
        String key = in.text();
        boolean stub = in.flag();
        long content = in.number();
        byte[] json = in.bytes();
        Spill.Slot slot = spill.write(json, json.length);
        byKey
            .computeIfAbsent(key, none -> new ArrayList<>(1))
            .add(new Known(identity, new Version(key, stub, dataset, content, slot)));
      }
    }

    /** The attempt counts: its assets are in. */
    public void commit() {
      for (List<Known> known : byKey.values()) {
        known.forEach(version -> AssetStage.this.add(version.identity(), version.version()));
      }
    }
  }

  private record Known(Identity identity, Version version) {}

  /** All that is known of one asset: every distinct content that came for it. */
  private static final class Entry {
    private final Identity identity;
    private final List<Version> versions = new ArrayList<>(1);
    private boolean changed;
    private long delivered;
    private int revision;

    Entry(Identity identity) {
      this.identity = identity;
    }

    boolean add(Version version) {
      for (Version known : versions) {
        if (known.sameAs(version)) {
          return false;
        }
      }
      versions.add(version);
      return true;
    }

    Version leading() {
      return versions.stream().min(Version.ORDER).orElseThrow();
    }

    List<Version> sorted(Function<Version, String> content) {
      return versions.stream().sorted(Version.ORDER.thenComparing(content)).toList();
    }
  }

  private record Version(String key, boolean stub, String dataset, long content, Spill.Slot slot) {
    static final Comparator<Version> ORDER =
        Comparator.comparing(Version::stub)
            .thenComparing(Version::key)
            .thenComparing(Version::dataset);

    boolean sameAs(Version other) {
      return content == other.content
          && stub == other.stub
          && key.equals(other.key)
          && dataset.equals(other.dataset);
    }
  }
}
