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
import org.jspecify.annotations.Nullable;

/** A place in a document that a data model describes, and what is below it. */
final class ModelNode {
  private final String name;
  private final Map<String, ModelNode> children = new LinkedHashMap<>();
  private @Nullable ModelNode element;
  private DataModel.@Nullable Field field;

  private ModelNode(String name) {
    this.name = name;
  }

  /** The root of a model, which has neither a name nor a field. */
  static ModelNode of(DataModel model) {
    ModelNode root = new ModelNode("");
    for (DataModel.Field field : model.fields()) {
      ModelNode node = root;
      for (FieldPath.Step step : FieldPath.parse(field.path()).steps()) {
        node = node.make(step);
      }
      node.field = field;
    }
    return root;
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

  /** The place that a step leads to, added if need be. */
  private ModelNode make(FieldPath.Step step) {
    if (step instanceof FieldPath.Key key) {
      return children.computeIfAbsent(key.name(), ModelNode::new);
    }
    element = element == null ? new ModelNode("") : element;
    return element;
  }
}
