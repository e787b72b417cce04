package io.tributary.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** The language of jq by jackson-jq, which reads and makes nodes of Jackson's. */
final class JqEngine implements Engine {
  private final JsonQuery query;
  private final Scope functions = Scope.newEmptyScope();
  private final JsonNode row;

  JqEngine(SampleRow sample) {
    BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, functions);
    row = sample.node();
    try {
      query = JsonQuery.compile(sample.transformation("jq"), Versions.JQ_1_6);
    } catch (JsonQueryException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<JsonNode> map() {
    List<JsonNode> made = new ArrayList<>(1);
    try {
      query.apply(Scope.newChildScope(functions), row, made::add);
    } catch (JsonQueryException e) {
      throw new IllegalStateException(e);
    }
    return made;
  }
}
