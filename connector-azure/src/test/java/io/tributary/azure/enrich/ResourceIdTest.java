package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceIdTest {
  private static final String SUB = "/subscriptions/AAAAAAAA-0000-0000-0000-000000000000";

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        SUB
            + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/VM-1"
            + ", microsoft.compute/virtualmachines, VM-1, aaaaaaaa-0000-0000-0000-000000000000",
        SUB
            + "/RESOURCEGROUPS/rg/PROVIDERS/Microsoft.Sql/servers/s/databases/d"
            + ", microsoft.sql/servers/databases, d, aaaaaaaa-0000-0000-0000-000000000000",
        SUB
            + ", microsoft.resources/subscriptions, AAAAAAAA-0000-0000-0000-000000000000"
            + ", aaaaaaaa-0000-0000-0000-000000000000",
        SUB
            + "/resourceGroups/rg, microsoft.resources/resourcegroups, rg"
            + ", aaaaaaaa-0000-0000-0000-000000000000",
        "arn:aws:ec2:us-east-1:123:instance/i-1, '', i-1, ''",
        "'', '', '', ''",
        "/providers/, '', '', ''"
      })
  void anIdIsTakenApart(String id, String type, String name, String subscription) {
    ResourceId parsed = new ResourceId(id);

    assertThat(parsed.type()).isEqualTo(type);
    assertThat(parsed.name()).isEqualTo(name);
    assertThat(parsed.subscription()).isEqualTo(subscription);
  }

  @ParameterizedTest
  @CsvSource({
    SUB + "/x/providers/Microsoft.Security/assessments/1," + SUB + "/x",
    SUB + "/x/PROVIDERS/MICROSOFT.SECURITY/assessments/1," + SUB + "/x",
    "/providers/Microsoft.Security/assessments/1,''",
    "/r/providers/Microsoft.Security/securityConnectors/c/securityentitydata/e/providers"
        + "/Microsoft.Security/assessments/1/subassessments/2"
        + ",/r/providers/Microsoft.Security/securityConnectors/c/securityentitydata/e",
    "elsewhere,''"
  })
  void anAssessmentIsAboutWhatStandsBeforeIt(String id, String about) {
    assertThat(new ResourceId(id).assessed().text()).isEqualTo(about);
  }
}
