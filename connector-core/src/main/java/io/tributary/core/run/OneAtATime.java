package io.tributary.core.run;

import io.tributary.failure.RecordFailure;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Split;
import java.util.List;

/** A listener that is called by one thread at a time. */
final class OneAtATime implements RunListener {
  private final RunListener listener;

  OneAtATime(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void planned(List<Split> splits) {
    listener.planned(splits);
  }

  @Override
  public synchronized void resumed(List<Split> done) {
    listener.resumed(done);
  }

  @Override
  public synchronized void splitDivided(Split split, List<Split> parts) {
    listener.splitDivided(split, parts);
  }

  @Override
  public synchronized void requested(RequestEvent event) {
    listener.requested(event);
  }

  @Override
  public synchronized void pageRead(Split split, Page page) {
    listener.pageRead(split, page);
  }

  @Override
  public synchronized void rowFailed(RecordFailure failure) {
    listener.rowFailed(failure);
  }

  @Override
  public synchronized void splitEnded(Split split, List<String> reasons) {
    listener.splitEnded(split, reasons);
  }

  @Override
  public synchronized void splitAbandoned(Split split, String reason) {
    listener.splitAbandoned(split, reason);
  }

  @Override
  public synchronized void ended(RunReport report) {
    listener.ended(report);
  }
}
