package io.tributary.benchmarks;

import com.bazaarvoice.jolt.Chainr;

/** Jolt, which reads and makes maps and lists. */
final class JoltEngine implements Engine {
  private final Chainr chain;
  private final Object row;

  JoltEngine(SampleRow sample) {
    chain = Chainr.fromSpec(sample.transformationTree("jolt"));
    row = sample.tree();
  }

  @Override
  public Object map() {
    return chain.transform(row);
  }
}
