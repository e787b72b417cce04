package io.tributary.testkit.replay;

import io.tributary.testkit.http.ReceivedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which exchange answers a question: those that are equal answer in the order in which they were
 * recorded, and the last of them again and again. Safe for several threads.
 */
final class Repertoire {

  private final Map<Question, List<Piece>> pieces = new HashMap<>();

  /**
   * One exchange.
   *
   * @param name of its entry in the archive
   * @param parameters that a request must have
   */
  private record Piece(String name, Map<String, String> parameters) {
    boolean fits(ReceivedRequest request) {
      return parameters.entrySet().stream()
          .allMatch(
              each -> request.query(each.getKey()).filter(each.getValue()::equals).isPresent());
    }
  }

  synchronized void add(Question question, Map<String, String> parameters, String name) {
    pieces.computeIfAbsent(question, unknown -> new ArrayList<>()).add(new Piece(name, parameters));
  }

  /** The entry that answers; empty if nothing of the kind was recorded. */
  synchronized Optional<String> next(Question question, ReceivedRequest request) {
    List<Piece> known = pieces.getOrDefault(question, List.of());
    List<Piece> fitting = known.stream().filter(piece -> piece.fits(request)).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    if (fitting.size() > 1) {
      known.remove(fitting.get(0));
    }
    return Optional.of(fitting.get(0).name());
  }
}
