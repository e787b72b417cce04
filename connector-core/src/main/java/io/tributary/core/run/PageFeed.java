package io.tributary.core.run;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the pages of a walk in another thread, so that the next one is there when the last is done.
 * One page is ahead of whoever takes them, and no more: each is some ten megabytes.
 *
 * <p>For one taker. Nothing is read before the first page is asked for.
 */
final class PageFeed implements AutoCloseable {
  private static final long GLANCE_SECONDS = 1;

  private final RunContext run;
  private final Split split;
  private final RowLimit limit;
  private final BlockingQueue<Fed> ready = new SynchronousQueue<>();
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
   * @return empty when the limit ended the reading before the last page
   * @throws ConnectorException what the source threw
   */
  Optional<Page> next() throws InterruptedException {
    if (reader.isEmpty()) {
      reader = Optional.of(run.readers().submit(this::read));
    }
    Fed fed = ready.poll(GLANCE_SECONDS, TimeUnit.SECONDS);
    while (fed == null) {
      if (reader.get().isDone()) {
        throw new ConnectorException(
            ErrorKind.INTERNAL, "The reading of split " + split.id() + " ended without a word");
      }
      fed = ready.poll(GLANCE_SECONDS, TimeUnit.SECONDS);
    }
    if (fed.error().isPresent()) {
      throw fed.error().get();
    }
    fed.page().ifPresent(page -> ahead.addAndGet(-page.records().size()));
    return fed.page();
  }

  /** Stops reading. */
  @Override
  public void close() {
    reader.ifPresent(task -> task.cancel(true));
  }

  /** Whether the limit leaves rows beyond those that are on their way to the taker. */
  private boolean mayGoOn() {
    long counted = ahead.get();
    while (!limit.hasMoreThan(counted)) {
      if (counted == ahead.get()) {
        return false;
      }
      counted = ahead.get(); // The taker took a page meanwhile: it must not count twice.
    }
    return true;
  }

  private Void read() throws InterruptedException {
    Optional<Checkpoint> at = Optional.of(Checkpoint.start());
    try {
      while (at.isPresent() && mayGoOn()) {
        Page page = run.session().source().fetch(split, at.get());
        ahead.addAndGet(page.records().size());
        ready.put(new Fed(Optional.of(page), Optional.empty()));
        at = page.next();
      }
      if (at.isPresent()) {
        ready.put(new Fed(Optional.empty(), Optional.empty()));
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
   * @param page as the source gave it; empty when the limit ended the reading
   * @param error what was thrown instead
   */
  private record Fed(Optional<Page> page, Optional<ConnectorException> error) {
    private static Fed failed(ConnectorException error) {
      return new Fed(Optional.empty(), Optional.of(error));
    }
  }
}
