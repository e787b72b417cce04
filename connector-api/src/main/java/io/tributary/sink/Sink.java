package io.tributary.sink;

/**
 * Takes the records to where the host wants them. Most sinks need {@link #write} alone.
 *
 * <p>A run calls {@link #open} once, then any number of attempts ({@link #begin}, {@link #write}…,
 * and {@link #commit} or {@link #abandon}), then {@link #finish} unless it failed, and always
 * {@link #close}. A run with checkpoints that fails ends with {@link #suspend} and close; the one
 * that goes on with it begins with {@link #resume}. Attempts may overlap. Calls come from the run's
 * threads, one at a time unless the sink is {@link #concurrent}. A kind and key comes again only
 * with a higher revision, or after the attempt that brought it was abandoned. The highest revision
 * of a kind and key wins.
 *
 * <p>Any method may throw {@link io.tributary.failure.ConnectorException} of kind {@code SINK}, or
 * any other runtime exception: the run then ends as failed, its report says where, and nothing is
 * swallowed.
 */
@FunctionalInterface
public interface Sink extends AutoCloseable {
  /** The run starts. */
  default void open(String run) {}

  /**
   * A run that stopped goes on, in this process or another: called instead of {@link #open}. What
   * was committed is to be there still. For every attempt that was open when the run stopped,
   * {@link #commit} or {@link #abandon} follows before anything else; either may come a second time
   * for an attempt that had it already. Enough for a sink that {@link #open} takes nothing from;
   * one that begins anew there has to do something else here, or to throw.
   *
   * @throws io.tributary.failure.ConnectorException of kind {@code SINK} when what was committed is
   *     lost
   */
  default void resume(String run) {
    open(run);
  }

  /** An attempt starts. */
  default void begin(Attempt attempt) {}

  /**
   * Takes a batch. Blocking; what it returns is final.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  WriteResult write(Batch batch) throws InterruptedException;

  /**
   * All batches of the attempt have come, and what they hold counts: it may be made visible.
   * Whether it is proven to be everything is told by the run's report.
   */
  default void commit(Attempt attempt) {}

  /** The attempt is void: what its batches brought is to be forgotten. The unit may come anew. */
  default void abandon(Attempt attempt) {}

  /** The run has delivered everything it could: nothing more will come. */
  default void finish() {}

  /**
   * The run stops before its end, and may be resumed: {@link #close} follows, but what is committed
   * is to be kept. Not called when the process is killed.
   */
  default void suspend() {}

  /**
   * The run is over, however it ended; releases what the sink holds. A later run may open it again.
   */
  @Override
  default void close() {}

  /** Whether calls for different attempts may come from several threads at once. */
  default boolean concurrent() {
    return false;
  }
}
