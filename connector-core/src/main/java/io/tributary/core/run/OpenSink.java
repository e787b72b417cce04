package io.tributary.core.run;

import java.util.List;

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
      closeAfter(e);
      throw e;
    }
  }

  /** Nothing more will come. */
  void finish() {
    desk.finish();
  }

  /** The run is over, and has nothing left that another could go on with. */
  void over() {
    journal.clear();
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

  /** Closes what was not opened; of a run that stopped, all is kept. */
  private void closeAfter(RuntimeException e) {
    for (Runnable last : List.<Runnable>of(this::keep, desk::close)) {
      try {
        last.run();
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
    }
  }

  private void keep() {
    if (journal.stopped().isPresent()) {
      desk.suspend();
    }
  }
}
