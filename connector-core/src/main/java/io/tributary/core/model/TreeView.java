package io.tributary.core.model;

import io.tributary.transform.DataModel;

/** A data model as a tree. */
final class TreeView {
  private final StringBuilder tree;

  private TreeView(String heading) {
    tree = new StringBuilder(heading);
  }

  static String of(DataModel model) {
    TreeView view = new TreeView(ModelViews.heading(model));
    for (ModelNode child : ModelNode.of(model).children()) {
      view.add(child.name(), child, 0);
    }
    return view.tree.toString();
  }

  private void add(String name, ModelNode node, int level) {
    boolean isArrayOnly = node.element().isPresent() && node.field().isEmpty();
    if (isArrayOnly) {
      add(name + "[]", node.element().orElseThrow(), level);
    } else {
      tree.append("  ".repeat(level)).append(name);
      node.field().ifPresent(this::describe);
      tree.append('\n');
      node.element().ifPresent(element -> add("[]", element, level + 1));
    }
    for (ModelNode child : node.children()) {
      add(child.name(), child, level + 1);
    }
  }

  private void describe(DataModel.Field field) {
    tree.append(" (").append(field.type().word());
    if (field.required()) {
      tree.append(", required");
    }
    tree.append(')');
    String remark = ModelViews.remark(field);
    if (!remark.isEmpty()) {
      tree.append(": ").append(remark);
    }
  }
}
