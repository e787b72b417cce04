package io.tributary.examples.cli;

import io.tributary.run.RunListener;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the rows read out of those announced, on a terminal. */
final class Progress implements RunListener, AutoCloseable {
  private final ProgressBar bar;
  private final Map<String, Long> announced = new HashMap<>();

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
  public void pageRead(Split split, Page page) {
    announced.put(split.id(), page.announced());
    bar.maxHint(announced.values().stream().mapToLong(Long::longValue).sum());
    bar.stepBy(page.records().size());
  }

  @Override
  public void close() {
    bar.close();
  }
}
