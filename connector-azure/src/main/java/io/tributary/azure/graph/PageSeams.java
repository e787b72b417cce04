package io.tributary.azure.graph;

import io.tributary.azure.failure.MovedRowsException;
import io.tributary.azure.graph.PagePlace.Seams;
import io.tributary.record.Document;
import java.util.List;
import java.util.Optional;

/**
 * Joins the pages of a walk, so that rows which come and go meanwhile are noticed where they do
 * harm.
 *
 * <p>The service's tokens are offsets into the rows that there are when a page is asked for. When a
 * row that was read goes, all later ones move up, and the next page leaves one out; the total may
 * stay the same, if another row came further on. So each page begins one row early, with the last
 * row of the page before. If it does, as many rows come before that row as did then, and the page
 * has all that come after it. So <b>every row that was there throughout is read, and once</b>,
 * whatever came and went; and each page is true at the moment it was read. It costs one row in a
 * page, and no request.
 *
 * <p>What cannot be seen, and does no such harm: rows that were read and go, while as many others
 * come in front of the row at which the walk is. The former are delivered and the latter are not,
 * as if it had happened after the walk.
 *
 * <p>This is for queries that are ordered by id. That {@code $skip} counts, and not the token, when
 * both are sent, is what the service's specification says. Should a service not heed that, its
 * pages do not begin as asked, and end where they would have ended without: that is told from rows
 * that moved at the end of a walk, and is no error. Each walk is judged by its own pages alone: one
 * that fits by chance says nothing about the next walk.
 *
 * <p>Does no I/O; safe for any number of threads.
 */
final class PageSeams {
  private static final String ORDER = "| order by id asc";

  private PageSeams() {}

  /** Whether the rows of a query can be joined. */
  static boolean joins(String query) {
    return query.endsWith(ORDER);
  }

  /** How many rows the next page is to leave out, of all; empty when that is the token's matter. */
  static Optional<Integer> skip(Optional<PagePlace> place, int top) {
    return place.filter(known -> top > 1).map(PagePlace::skip); // There must be room for a new row.
  }

  /**
   * The page without the row that it has in common with the one before.
   *
   * @param begins whether it is the first of a walk in the order that this needs
   * @param place where it was to begin; empty for a first page, and where this joins none
   * @param skipped what it was asked to leave out
   * @throws MovedRowsException when it begins elsewhere
   */
  static GraphAnswer join(
      boolean begins, Optional<PagePlace> place, Optional<Integer> skipped, GraphAnswer page) {
    if (page.rows().isEmpty()) {
      return again(page, place);
    }
    if (place.isEmpty()) {
      return begins ? leadingOn(page, page.rows(), page.rows().size(), Seams.UNKNOWN) : page;
    }
    PagePlace before = place.get();
    List<Document> rows = page.rows();
    Seams seams = before.seams();
    if (skipped.isPresent()) {
      if (id(rows.get(0)).equalsIgnoreCase(before.lastId())) {
        requireSteady(seams != Seams.DOUBTFUL, before);
        rows = rows.subList(1, rows.size());
        seams = Seams.FIT;
      } else {
        boolean endsAsAsked = page.next().isEmpty() && before.skip() + rows.size() == page.total();
        requireSteady(seams != Seams.FIT && !endsAsAsked, before);
        seams = Seams.DOUBTFUL;
      }
    } else {
      // It ends without a page that could tell.
      requireSteady(seams != Seams.DOUBTFUL || page.next().isPresent(), before);
    }
    if (!rows.isEmpty()) {
      return leadingOn(page, rows, before.rows() + rows.size(), seams);
    }
    if (page.next().isPresent()) {
      throw new MovedRowsException(
          "Rows came or went while they were read: after "
              + before.lastId()
              + " there is no row, but a token for more");
    }
    return new GraphAnswer(rows, page.total(), page.next(), page.cut());
  }

  private static void requireSteady(boolean steady, PagePlace before) {
    if (!steady) {
      throw new MovedRowsException(
          "Rows came or went while they were read: after "
              + before.rows()
              + " rows the next page does not go on from "
              + before.lastId());
    }
  }

  /** A page with rows, and a token that says which was the last. */
  private static GraphAnswer leadingOn(
      GraphAnswer page, List<Document> rows, int count, Seams seams) {
    String last = id(rows.get(rows.size() - 1));
    return new GraphAnswer(
        rows,
        page.total(),
        page.next()
            .map(token -> last.isEmpty() ? token : new PagePlace(token, count, last, seams).text()),
        page.cut());
  }

  /** A page without rows, and a token that leads on from the page before. */
  private static GraphAnswer again(GraphAnswer page, Optional<PagePlace> place) {
    return new GraphAnswer(
        page.rows(),
        page.total(),
        page.next()
            .map(
                token ->
                    place
                        .map(at -> new PagePlace(token, at.rows(), at.lastId(), at.seams()))
                        .map(PagePlace::text)
                        .orElse(token)),
        page.cut());
  }

  private static String id(Document row) {
    return row.at("id") instanceof String id && !id.contains("\t") ? id : "";
  }
}
