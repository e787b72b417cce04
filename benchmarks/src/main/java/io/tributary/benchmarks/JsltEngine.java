package io.tributary.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;

/** JSLT, which reads and makes nodes of Jackson's. */
final class JsltEngine implements Engine {
  private final Expression expression;
  private final JsonNode row;

  JsltEngine(SampleRow sample) {
    expression = Parser.compileString(sample.transformation("jslt"));
    row = sample.node();
  }

  @Override
  public JsonNode map() {
    return expression.apply(row);
  }
}
