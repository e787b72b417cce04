package io.tributary.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.identify.AttributeRule;
import io.tributary.identify.IdentificationRules;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetStageTest {
  private static final IdentificationRules BY_SERIAL =
      IdentificationRules.of(
          List.of(
              new IdentificationRules.Entry(
                  new AttributeRule("serial", List.of(FieldPath.parse("serial"))), true)));

  @TempDir private Path folder;
  private AssetStage stage;

  @BeforeEach
  void open() {
    stage = new AssetStage(BY_SERIAL, folder, 100);
  }

  @AfterEach
  void close() {
    stage.close();
    assertThat(folder).isEmptyDirectory();
  }

  private static Document document(String... keysAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      tree.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Document.owning(tree);
  }

  private static Asset full(String key, String... fields) {
    return new Asset(key, false, document(fields));
  }

  private static Asset stub(String key, String... fields) {
    return new Asset(key, true, document(fields));
  }

  private Identity add(String dataset, Asset asset) {
    AssetStage.Draft draft = stage.draft(dataset);
    Identity identity = draft.add(asset);
    draft.commit();
    return identity;
  }

  private List<AssetStage.Delivery> due() {
    List<AssetStage.Delivery> due = new ArrayList<>();
    stage.due().forEachRemaining(due::add);
    return due;
  }

  @Test
  void assetsWithOneIdentityAreOneAndTheSmallestKeyLeads() {
    add("d2", full("b", "serial", "1", "name", "from b", "only", "b"));
    add("d1", full("a", "serial", "1", "name", "from a"));

    List<AssetStage.Delivery> due = due();

    assertThat(due).hasSize(1);
    assertThat(due.get(0).asset())
        .isEqualTo(full("a", "serial", "1", "name", "from a", "only", "b"));
    assertThat(due.get(0).identity()).isEqualTo(new Identity("serial", "1"));
    assertThat(due.get(0).dataset()).isEqualTo("d1");
    assertThat(stage.leadingDatasets()).isEqualTo(Map.of("d1", 1L));
  }

  @Test
  void aStubNeverOverwritesAFullRecordButFillsIt() {
    add("findings", stub("a", "serial", "1", "name", "stub", "seen", "yes"));
    add("assets", full("z", "serial", "1", "name", "full"));

    Asset merged = due().get(0).asset();

    assertThat(merged).isEqualTo(full("z", "serial", "1", "name", "full", "seen", "yes"));
  }

  @Test
  void aFindingBindsToTheFullRecordWithTheSameKey() {
    add("assets", full("vm", "serial", "77"));

    assertThat(add("findings", stub("vm", "name", "no serial here")))
        .isEqualTo(new Identity("serial", "77"));
    assertThat(stage.size()).isEqualTo(1);
  }

  @Test
  void anAssetAboutWhichNoRuleSaysAnythingHasItsOwnKey() {
    assertThat(add("d", full("k", "name", "x"))).isEqualTo(new Identity("own-key", "k"));
  }

  @Test
  void onlyWhatIsNewOrChangedIsDue() {
    add("d", full("a", "serial", "1"));
    add("d", full("b", "serial", "2"));
    assertThat(due()).extracting(AssetStage.Delivery::revision).containsExactly(1, 1);
    assertThat(due()).isEmpty();

    add("f", stub("a", "serial", "1"));
    assertThat(due()).as("the stub adds nothing").isEmpty();

    add("f", stub("a", "serial", "1", "owner", "me"));
    add("f", stub("c", "serial", "3"));
    List<AssetStage.Delivery> again = due();
    assertThat(again).extracting(delivery -> delivery.asset().key()).containsExactly("a", "c");
    assertThat(again).extracting(AssetStage.Delivery::revision).containsExactly(2, 1);
  }

  @Test
  void whatIsNotCommittedIsForgotten() {
    stage.draft("d").add(full("a", "serial", "1"));

    assertThat(stage.size()).isZero();
    assertThat(due()).isEmpty();
  }

  @Test
  void theSameContentIsKeptOnce() {
    AssetStage.Draft draft = stage.draft("d");
    for (int i = 0; i < 1_000; i++) {
      draft.add(stub("a", "serial", "1", "name", "same"));
    }
    draft.commit();
    add("d", stub("a", "serial", "1", "name", "same"));

    assertThat(due()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOutcomeDoesNotDependOnTheOrderOfArrival(long seed) {
    List<Asset> assets = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String serial = Integer.toString(i % 11);
      assets.add(
          new Asset(
              "key-" + i % 17,
              i % 3 == 0,
              document("serial", serial, "f" + i % 5, "v" + i, "name", "n" + i % 7)));
    }
    assets.sort(Comparator.comparing(Asset::stub));
    deliver(assets, stage);
    List<AssetStage.Delivery> expected = due();

    // Full records first, as a run reads them; the stubs find them by key.
    Collections.shuffle(assets, new Random(seed));
    assets.sort(Comparator.comparing(Asset::stub));
    try (AssetStage shuffled = new AssetStage(BY_SERIAL, folder, 10)) {
      deliver(assets, shuffled);
      List<AssetStage.Delivery> actual = new ArrayList<>();
      shuffled.due().forEachRemaining(actual::add);
      assertThat(actual).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static void deliver(List<Asset> assets, AssetStage to) {
    for (Asset asset : assets) {
      AssetStage.Draft draft = to.draft("d" + asset.key().length() % 2);
      draft.add(asset);
      draft.commit();
    }
  }

  @Test
  void nestedObjectsAreMergedKeyByKeyAndArraysTakenWhole() {
    Document strong =
        Document.owning(Map.of("a", Map.of("x", 1), "list", List.of(1), "kept", "strong"));
    Document weak =
        Document.owning(
            Map.of("a", Map.of("x", 2, "y", 3), "list", List.of(1, 2), "kept", Map.of("no", 1)));

    assertThat(DocumentMerge.fill(strong, weak))
        .isEqualTo(
            Document.owning(
                Map.of("a", Map.of("x", 1, "y", 3), "list", List.of(1), "kept", "strong")));
  }

  @Test
  void aFingerprintTellsContentsApart() {
    List<Document> different =
        List.of(
            Document.empty(),
            document("a", "b"),
            document("b", "a"),
            document("a", "b", "c", "d"),
            document("ab", ""),
            Document.owning(Map.of("a", List.of("b"))),
            Document.owning(Map.of("a", List.of("b", "b"))),
            Document.owning(Map.of("a", Map.of("b", "c"))),
            Document.owning(Map.of("a", 1)),
            document("a", "1"),
            document("a", "true"),
            document("a", "Aa"),
            document("a", "BB"),
            Document.owning(Map.of("a", true)));

    assertThat(different.stream().map(Fingerprint::of).distinct()).hasSameSizeAs(different);
    assertThat(Fingerprint.of(document("a", "b"))).isEqualTo(Fingerprint.of(document("a", "b")));
  }
}
