package io.tributary.core.run;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the pages of a walk in another thread, so that the next one is there when the last is done.
 * At most two pages are ahead of whoever takes them: one that is ready, and one that is being read.
 *
 * <p>For one taker. Nothing is read before the first page is asked for.
 */
final class PageFeed implements AutoCloseable {
  private final RunContext run;
  private final Split split;
  private final RowLimit limit;
  private final BlockingQueue<Fed> ready = new ArrayBlockingQueue<>(1);
  private final AtomicLong ahead = new AtomicLong();
  private Optional<Future<?>> reader = Optional.empty();

  PageFeed(RunContext run, Split split, RowLimit limit) {
    this.run = run;
    this.split = split;
    this.limit = limit;
  }

  /**
   * Takes the next page; not to be called after the last one.
   *
   * @throws ConnectorException what the source threw
   */
  Page next() throws InterruptedException {
    if (reader.isEmpty()) {
      reader = Optional.of(run.readers().submit(this::read));
    }
    Fed fed = ready.take();
    if (fed.error().isPresent()) {
      throw fed.error().get();
    }
    ahead.addAndGet(-fed.page().records().size());
    return fed.page();
  }

  /** Stops reading. */
  @Override
  public void close() {
    reader.ifPresent(task -> task.cancel(true));
  }

  private Void read() throws InterruptedException {
    Optional<Checkpoint> at = Optional.of(Checkpoint.start());
    try {
      while (at.isPresent() && limit.hasMoreThan(ahead.get())) {
        Page page = run.session().source().fetch(split, at.get());
        ahead.addAndGet(page.records().size());
        ready.put(new Fed(page, Optional.empty()));
        at = page.next();
      }
    } catch (ConnectorException e) {
      ready.put(Fed.failed(e));
    } catch (RuntimeException | Error e) { // The taker must not wait for ever.
      ready.put(
          Fed.failed(
              new ConnectorException(
                  ErrorKind.INTERNAL, "The source failed unexpectedly: " + e, e)));
    }
    return null;
  }

  /**
   * A page that was read, or why there is none.
   *
   * @param page as the source gave it
   * @param error what was thrown instead
   */
  private record Fed(Page page, Optional<ConnectorException> error) {
    private static Fed failed(ConnectorException error) {
      return new Fed(new Page(List.of(), Optional.empty(), 0), Optional.of(error));
    }
  }
}
