package io.tributary.azure.recording;

import io.tributary.azure.recording.Masks.Mask;
import io.tributary.azure.recording.Masks.Pseudonyms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The masks of one recording, and the pseudonyms they have given. While it is recorded, a stand-in
 * takes a text's place; its pseudonym is known when all are, because pseudonyms keep the order of
 * what they stand for: what sorts ids asks the same of the recording as of Azure.
 *
 * <p>Safe for several threads.
 */
final class Disguise {
  private static final Pattern STAND_IN = Pattern.compile("qzm([0-9a-f]{2})x([0-9a-f]{8})mzq");
  private static final int MOST_MASKS = 256;

  private final List<Mask> masks;
  private final List<Map<String, Integer>> known = new ArrayList<>();

  Disguise(Masks masks) {
    this.masks = masks.masks();
    if (this.masks.size() > MOST_MASKS) {
      throw new IllegalArgumentException("There are more than " + MOST_MASKS + " masks");
    }
    this.masks.forEach(mask -> known.add(new ConcurrentHashMap<>()));
  }

  /** A text as it may be seen, with stand-ins where pseudonyms are to be. */
  String mask(String text) {
    String seen = text;
    for (int i = 0; i < masks.size(); i++) {
      if (masks.get(i) instanceof Pseudonyms pseudonyms) {
        int mask = i;
        seen =
            pseudonyms
                .pattern()
                .matcher(seen)
                .replaceAll(match -> match.group().isEmpty() ? "" : standIn(mask, match.group()));
      } else if (masks.get(i) instanceof Masks.Function function) {
        seen = function.function().apply(seen);
      }
    }
    return seen;
  }

  private String standIn(int mask, String text) {
    Map<String, Integer> texts = known.get(mask);
    String key = text.toLowerCase(Locale.ROOT);
    Integer number = texts.get(key);
    if (number == null) {
      synchronized (texts) { // So that numbers are without gaps.
        number = texts.computeIfAbsent(key, unknown -> texts.size());
      }
    }
    return "qzm%02xx%08xmzq".formatted(mask, number);
  }

  /** What puts pseudonyms in the place of stand-ins, once there are no more to come. */
  Settled settled() {
    Map<String, String> pseudonyms = new HashMap<>();
    for (int i = 0; i < masks.size(); i++) {
      if (masks.get(i) instanceof Pseudonyms mask) {
        List<String> texts = known.get(i).keySet().stream().sorted().toList();
        for (int place = 0; place < texts.size(); place++) {
          pseudonyms.put(
              standIn(i, texts.get(place)), pseudonym(mask.word(), i, texts.get(place), place + 1));
        }
      }
    }
    return new Settled(pseudonyms);
  }

  private static String pseudonym(String word, int mask, String text, int number) {
    if (Masks.UUID.matcher(text).matches()) {
      return "%08x-0000-4000-8000-%012x".formatted(mask, number);
    }
    if (Masks.IPV4.matcher(text).matches()) {
      return "10.%d.%d.%d".formatted(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
    }
    return word + "%04d".formatted(number);
  }

  /**
   * All pseudonyms.
   *
   * @param pseudonyms by their stand-ins
   */
  record Settled(Map<String, String> pseudonyms) {
    /** Whether nothing was given a pseudonym. */
    boolean isEmpty() {
      return pseudonyms.isEmpty();
    }

    /** A text with pseudonyms where stand-ins were. */
    String settle(String text) {
      return isEmpty()
          ? text
          : STAND_IN
              .matcher(text)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          pseudonyms.getOrDefault(found.group(), found.group())));
    }
  }
}
