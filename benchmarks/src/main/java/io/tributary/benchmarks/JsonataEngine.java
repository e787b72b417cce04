package io.tributary.benchmarks;

import com.dashjoin.jsonata.Jsonata;

/** JSONata by Dashjoin's port, which reads and makes maps and lists. */
final class JsonataEngine implements Engine {
  private final Jsonata expression;
  private final Object row;

  JsonataEngine(SampleRow sample) {
    expression = Jsonata.jsonata(sample.transformation("jsonata"));
    row = sample.tree();
  }

  @Override
  public Object map() {
    return expression.evaluate(row);
  }
}
