package io.tributary.testkit.contract.host;

import io.tributary.source.Source;
import io.tributary.source.Split;
import io.tributary.testkit.contract.SourceContract;
import java.util.Collection;

class ListSourceTest extends SourceContract {
  @Override
  protected Source source() {
    return new ListSource();
  }

  @Override
  protected Split split() {
    return ListSource.SPLIT;
  }

  @Override
  protected Collection<String> ids() {
    return ListSource.ids();
  }
}
