package io.tributary.testkit.contract;

import io.tributary.record.Document;
import io.tributary.record.Identity;
import io.tributary.record.OutputRecord;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.record.Score;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sample records: the same arguments give equal records. */
public final class Records {
  private static final String PRODUCT = "Contoso Scanner";

  private Records() {}

  /** An asset whose document tells its key and revision. */
  public static OutputRecord asset(String key, int revision) {
    return asset(key, revision, "revision " + revision);
  }

  /**
   * An asset with some content of its own.
   *
   * @param content a text in its document, at {@code asset.note}
   */
  public static OutputRecord asset(String key, int revision, String content) {
    return record(
        Kind.ASSET,
        key,
        revision,
        Document.owning(
            Map.of(
                "asset",
                Map.of(
                    "name",
                    "machine " + key,
                    "note",
                    content,
                    "ports",
                    List.of(22, 443),
                    "memory",
                    1.5,
                    "tags",
                    List.of(Map.of("key", "größe", "value", "a \"quoted\"\nvalue"))))),
        Optional.empty());
  }

  /** A finding whose document tells its key and revision. */
  public static OutputRecord finding(String key, int revision) {
    return record(
        Kind.FINDING,
        key,
        revision,
        Document.owning(
            Map.of(
                "finding",
                Map.of("name", "weakness " + key, "note", "revision " + revision),
                "open",
                true)),
        Optional.of(new Score(4, 80, "Source severity \"High\" is expected for severity 4")));
  }

  /**
   * Assets of revision 1.
   *
   * @param prefix what their keys begin with; a number from zero follows
   */
  public static List<OutputRecord> assets(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> asset(prefix + i, 1)).toList();
  }

  private static OutputRecord record(
      Kind kind, String key, int revision, Document document, Optional<Score> score) {
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        kind,
        key,
        kind == Kind.ASSET ? "contoso.machine" : "contoso.weakness",
        PRODUCT,
        PRODUCT,
        revision,
        false,
        document,
        new Identity("source-native-key", key),
        score);
  }
}
