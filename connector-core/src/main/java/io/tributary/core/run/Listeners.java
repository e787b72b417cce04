package io.tributary.core.run;

import io.tributary.failure.RecordFailure;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Split;
import java.util.List;
import java.util.function.Consumer;

/** Listeners made of others. */
public final class Listeners {
  private Listeners() {}

  /** Tells several listeners, in their order. When one throws, those after it are not told. */
  public static RunListener all(RunListener... listeners) {
    return new All(List.of(listeners));
  }

  private record All(List<RunListener> listeners) implements RunListener {
    private void tell(Consumer<RunListener> news) {
      listeners.forEach(news);
    }

    @Override
    public void planned(List<Split> splits) {
      tell(listener -> listener.planned(splits));
    }

    @Override
    public void resumed(List<Split> done) {
      tell(listener -> listener.resumed(done));
    }

    @Override
    public void splitDivided(Split split, List<Split> parts) {
      tell(listener -> listener.splitDivided(split, parts));
    }

    @Override
    public void requested(RequestEvent event) {
      tell(listener -> listener.requested(event));
    }

    @Override
    public void pageRead(Split split, Page page) {
      tell(listener -> listener.pageRead(split, page));
    }

    @Override
    public void rowFailed(RecordFailure failure) {
      tell(listener -> listener.rowFailed(failure));
    }

    @Override
    public void splitEnded(Split split, List<String> reasons) {
      tell(listener -> listener.splitEnded(split, reasons));
    }

    @Override
    public void splitAbandoned(Split split, String reason) {
      tell(listener -> listener.splitAbandoned(split, reason));
    }

    @Override
    public void ended(RunReport report) {
      tell(listener -> listener.ended(report));
    }
  }
}
