package io.tributary.core.model;

import io.tributary.transform.DataModel;
import java.util.ArrayList;
import java.util.List;

/** A data model as a table. */
final class TableView {
  private static final List<String> HEADS = List.of("PATH", "TYPE", "REQUIRED", "DESCRIPTION");

  private TableView() {}

  static String of(DataModel model) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADS);
    for (DataModel.Field field : model.fields()) {
      rows.add(
          List.of(
              field.path(),
              field.type().word(),
              field.required() ? "yes" : "",
              ModelViews.remark(field)));
    }
    int[] widths = new int[HEADS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder(ModelViews.heading(model));
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }
}
