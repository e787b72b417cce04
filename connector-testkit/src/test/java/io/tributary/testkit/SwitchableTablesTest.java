package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.estate.RecommendationModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwitchableTablesTest {

  @Test
  void rowsAreThoseOfTheOthersFromTheSwitchOn() {
    SwitchableTables tables =
        Tables.switchable(Tables.of(Map.of("resources", List.of(Map.of("id", "a")))));
    TableCatalog catalog = new TableCatalog(tables);
    assertThat(catalog.rows("resources").row(0)).containsEntry("id", "a");

    tables.switchTo(Tables.of(Map.of("awsresources", List.of(Map.of("id", "b")))));

    assertThat(catalog.names()).containsExactly("awsresources");
    assertThat(catalog.rows("resources").size()).isZero();
    assertThat(catalog.rows("awsresources").row(0)).containsEntry("id", "b");
  }

  @Test
  void anEstateMovesToTheOtherModelAndKeepsItsResources() {
    Estate grouped = Estate.builder().model(RecommendationModel.GROUPED).build();
    SwitchableTables tables = Tables.switchable(grouped);
    TableCatalog catalog = new TableCatalog(tables);
    int resources = catalog.rows("resources").size();
    int before = catalog.rows("securityresources").size();

    tables.switchTo(grouped.withModel(RecommendationModel.INDIVIDUAL));

    assertThat(catalog.rows("resources").size()).isEqualTo(resources);
    assertThat(catalog.rows("securityresources").size()).isPositive().isNotEqualTo(before);
  }

  @Test
  void anEditChangesOneTableAndLeavesTheOthers() {
    SwitchableTables tables =
        Tables.switchable(
            Tables.of(
                Map.of(
                    "resources", List.of(Map.of("id", "a"), Map.of("id", "b")),
                    "securityresources", List.of(Map.of("id", "c")))));
    TableCatalog catalog = new TableCatalog(tables);
    Object others = catalog.rows("securityresources");

    tables.edit(
        "resources",
        rows -> {
          rows.remove(0);
          rows.add(Map.of("id", "d"));
          return rows;
        });

    assertThat(catalog.rows("resources").size()).isEqualTo(2);
    assertThat(catalog.rows("resources").row(0)).containsEntry("id", "b");
    assertThat(catalog.rows("resources").row(1)).containsEntry("id", "d");
    assertThat(catalog.rows("securityresources")).isSameAs(others);
  }
}
