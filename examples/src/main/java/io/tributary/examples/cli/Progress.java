package io.tributary.examples.cli;

import io.tributary.run.RunListener;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the rows read out of those there are, on a terminal. */
final class Progress implements RunListener, AutoCloseable {
  private final RowsToRead rows = new RowsToRead();
  private final ProgressBar bar;

  Progress() {
    bar =
        new ProgressBarBuilder()
            .setTaskName("Reading")
            .setUnit(" rows", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(0)
            .build();
  }

  @Override
  public void planned(List<Split> splits) {
    rows.planned(splits);
    show();
  }

  @Override
  public void resumed(List<Split> done) {
    rows.done(done);
    show();
  }

  @Override
  public void splitDivided(Split split, List<Split> parts) {
    rows.divided(split, parts);
    show();
  }

  @Override
  public void pageRead(Split split, Page page) {
    rows.pageRead(split, page);
    show();
  }

  @Override
  public void splitAbandoned(Split split, String reason) {
    rows.abandoned(split);
    show();
  }

  private void show() {
    bar.maxHint(rows.total());
    bar.stepTo(rows.read());
  }

  @Override
  public void close() {
    bar.close();
  }
}
