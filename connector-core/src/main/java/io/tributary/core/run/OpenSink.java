package io.tributary.core.run;

/** The sink between its opening and its closing, as the journal of the run wants it. */
final class OpenSink implements AutoCloseable {
  private final SinkDesk desk;
  private final Journal journal;
  private final Book book;
  private boolean finished;

  /** Opens the sink for a run. */
  OpenSink(SinkDesk desk, Journal journal, String run, Book book) {
    this.desk = desk;
    this.journal = journal;
    this.book = book;
    try {
      desk.open(run);
    } catch (RuntimeException e) {
      try {
        desk.close();
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  /** Everything was delivered. */
  void finish() {
    desk.finish();
    finished = true;
  }

  /** Closes the sink; what is not finished is kept if another run can go on with it. */
  @Override
  public void close() {
    try {
      boolean something = book.anythingRead() || journal.stopped().isPresent();
      if (!finished && journal.hasDone() && something) {
        desk.suspend();
      } else if (!finished) {
        journal.clear();
      }
    } finally {
      desk.close();
    }
  }
}
