package io.tributary.core.model;

import io.tributary.record.FieldPath;
import io.tributary.transform.DataModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A place in a document that a data model describes, and what is below it. */
final class ModelNode {
  private final String name;
  private final Map<String, ModelNode> children = new LinkedHashMap<>();
  private final Map<String, ModelNode> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private @Nullable ModelNode element;
  private DataModel.@Nullable Field field;

  ModelNode(String name) {
    this.name = name;
  }

  /** The key it stands under; empty for the root and for what arrays hold. */
  String name() {
    return name;
  }

  /** What the model says of the place itself. */
  Optional<DataModel.Field> field() {
    return Optional.ofNullable(field);
  }

  /** What stands below keys, in the order of the model. */
  Collection<ModelNode> children() {
    return Collections.unmodifiableCollection(children.values());
  }

  /** What every element of the array is, if the place is known to be one. */
  Optional<ModelNode> element() {
    return Optional.ofNullable(element);
  }

  /** The place that a step leads to. */
  Optional<ModelNode> next(FieldPath.Step step) {
    if (!(step instanceof FieldPath.Key key)) {
      return element();
    }
    ModelNode exact = children.get(key.name());
    return Optional.ofNullable(exact == null ? inAnyCase.get(key.name()) : exact);
  }

  /** The place that a step leads to, added if need be. */
  ModelNode make(FieldPath.Step step) {
    if (step instanceof FieldPath.Key key) {
      ModelNode child = children.computeIfAbsent(key.name(), ModelNode::new);
      inAnyCase.putIfAbsent(key.name(), child);
      return child;
    }
    element = element == null ? new ModelNode("") : element;
    return element;
  }

  void describe(DataModel.Field described) {
    field = described;
  }

  /** The keys of those that every object of this place needs. */
  List<String> required() {
    List<String> keys = new ArrayList<>();
    children.forEach(
        (key, child) -> {
          if (child.field().filter(DataModel.Field::required).isPresent()) {
            keys.add(key);
          }
        });
    return keys;
  }
}
