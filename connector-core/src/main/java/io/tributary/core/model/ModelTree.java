package io.tributary.core.model;

import io.tributary.record.FieldPath;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.util.Optional;

/**
 * The fields of a data model as a tree, in which paths are found as a document finds them: a key
 * exactly, else ignoring case.
 *
 * <p>Immutable and safe for any thread.
 */
public final class ModelTree {
  private final ModelNode root = new ModelNode("");

  private ModelTree(DataModel model) {
    for (DataModel.Field field : model.fields()) {
      ModelNode node = root;
      for (FieldPath.Step step : FieldPath.parse(field.path()).steps()) {
        node = node.make(step);
      }
      node.describe(field);
    }
  }

  /** The tree of a model. */
  public static ModelTree of(DataModel model) {
    return new ModelTree(model);
  }

  /**
   * The field of a path.
   *
   * @param path in which {@code [3]} stands for the elements of an array as {@code []} does
   */
  public Optional<DataModel.Field> find(FieldPath path) {
    return node(path).flatMap(ModelNode::field);
  }

  /** Whether the model knows the path: as a field, or as an object or array that fields are in. */
  public boolean knows(FieldPath path) {
    return node(path).isPresent();
  }

  /**
   * The field that says what stands at a path: its own, else the nearest above it of {@link
   * DataType#OBJECT} or {@link DataType#ANY}, below which anything may stand.
   */
  public Optional<DataModel.Field> covering(FieldPath path) {
    Optional<DataModel.Field> open = Optional.empty();
    ModelNode node = root;
    for (FieldPath.Step step : path.steps()) {
      if (node.field().filter(ModelTree::isOpen).isPresent()) {
        open = node.field();
      }
      Optional<ModelNode> next = node.next(step);
      if (next.isEmpty()) {
        return open;
      }
      node = next.get();
    }
    return node.field().isPresent() ? node.field() : open;
  }

  /** The root, which has neither a name nor a field. */
  ModelNode root() {
    return root;
  }

  private static boolean isOpen(DataModel.Field field) {
    return field.type() == DataType.OBJECT || field.type() == DataType.ANY;
  }

  private Optional<ModelNode> node(FieldPath path) {
    Optional<ModelNode> node = Optional.of(root);
    for (FieldPath.Step step : path.steps()) {
      node = node.flatMap(parent -> parent.next(step));
    }
    return node;
  }
}
