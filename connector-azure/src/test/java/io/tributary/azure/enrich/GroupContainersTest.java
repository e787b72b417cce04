package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupContainersTest {
  private static final String WEB = "{'name':'Web','properties':{'image':'nginx:1.27'}}";
  private static final String LOG =
      "{'name':'log','properties':{'image':'a.azurecr.io/l@sha256:00'}}";

  private static Document enriched(String properties) {
    String row = "{'id':'/g/Group','properties':{'osType':'Linux'," + properties + "}}";
    SourceRecord record = new SourceRecord("d", "", Json.document(row.replace('\'', '"')));
    return new GroupContainers().enrich(List.of(record)).records().get(0).document();
  }

  @Test
  void everyContainerIsThereThoseThatRunBeforeIncluded() {
    Document row = enriched("'containers':[" + WEB + "],'initContainers':[" + LOG + "]");

    assertThat(row.texts("containers[].containerKey"))
        .containsExactly("/g/group/containers/web", "/g/group/initcontainers/log");
    assertThat(row.texts("containers[].containerType"))
        .containsExactly("container", "init-container");
    assertThat(row.texts("containers[].imageRegistry"))
        .containsExactly("docker.io", "a.azurecr.io");
    assertThat(row.texts("containers[].imageName")).containsExactly("library/nginx", "l");
    assertThat(row.texts("containers[].imageTagOrDigest")).containsExactly("1.27", "sha256:00");
    assertThat(row.text("containers[0].properties.container.name")).contains("Web");
    assertThat(row.text("containers[0].properties.osType")).contains("Linux");
  }

  @Test
  void anotherOrderChangesNoKey() {
    assertThat(
            enriched("'containers':[" + WEB + "," + LOG + "]").texts("containers[].containerKey"))
        .containsExactlyInAnyOrderElementsOf(
            enriched("'containers':[" + LOG + "," + WEB + "]").texts("containers[].containerKey"));
  }

  @Test
  void aGroupWithoutContainersStaysAsItIs() {
    assertThat(enriched("'containers':[]").value("containers")).isNull();
    assertThat(enriched("'containers':null").value("containers")).isNull();
  }
}
