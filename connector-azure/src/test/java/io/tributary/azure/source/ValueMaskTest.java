package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueMaskTest {
  private final ValueMask mask = new ValueMask(List.of("MODE"));

  private static Document row(String json) {
    return Json.document(json.replace('\'', '"'));
  }

  @Test
  void namesStayAndValuesAreMaskedUnlessTheyAreAllowed() {
    Document masked =
        mask.mask(
            row(
                "{'properties':{'containers':[{'name':'c','properties':{'environmentVariables':["
                    + "{'name':'Mode','value':'prod'},{'name':'DB','value':'pw=1'},"
                    + "{'name':'KEY','secureValue':'s3cret'},{'name':'BARE'}]}}]}}"));

    assertThat(masked)
        .isEqualTo(
            row(
                "{'properties':{'containers':[{'name':'c','properties':{'environmentVariables':["
                    + "{'name':'Mode','value':'prod'},{'name':'DB','value':'***'},"
                    + "{'name':'KEY'},{'name':'BARE'}]}}]}}"));
  }

  @Test
  void aSecureValueIsLeftOutEvenOfAVariableThatMayBeSeen() {
    assertThat(mask.mask(row("{'environmentVariables':[{'name':'MODE','secureValue':'s3cret'}]}")))
        .isEqualTo(row("{'environmentVariables':[{'name':'MODE'}]}"));
  }

  @Test
  void settingsOfSitesAndVariablesOfLambdasAreMaskedToo() {
    assertThat(
            mask.mask(
                row(
                    "{'siteConfig':{'appSettings':[{'name':'A','value':'x'}],"
                        + "'connectionStrings':[{'name':'B','connectionString':'y','type':'SQL'}]},"
                        + "'environment':{'variables':{'PASSWORD':'z','mode':'prod'}}}")))
        .isEqualTo(
            row(
                "{'siteConfig':{'appSettings':[{'name':'A','value':'***'}],"
                    + "'connectionStrings':[{'name':'B','connectionString':'***','type':'SQL'}]},"
                    + "'environment':{'variables':{'PASSWORD':'***','mode':'prod'}}}"));
  }

  @Test
  void whatHasAnotherShapeThanExpectedIsMaskedAsAWhole() {
    assertThat(mask.mask(row("{'appSettings':'A=1','environmentVariables':['B=2', null]}")))
        .isEqualTo(row("{'appSettings':'***','environmentVariables':['***','***']}"));
  }

  @Test
  void aRowWithoutAnyOfItIsTheSame() {
    Document plain = row("{'properties':{'environment':'prod','a':[1,{'b':null}]}}");
    Document empty =
        row(
            "{'appSettings':null,'connectionStrings':[],'env':[{'name':'A'}],"
                + "'variables':{'mode':'prod','none':null}}");

    assertThat(mask.mask(plain)).isSameAs(plain);
    assertThat(mask.mask(empty)).isSameAs(empty);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'tags':{'env':'prod','Secret':'no','variables':'x','password':'rotated','a':null}}",
        "{'properties':{'tags':{'env':'prod'},'awsTags':{'Env':'prod','appSettings':'{env:1}'},"
            + "'awsProperties':{'tags':[{'key':'env','value':'prod'}]}}}",
        "{'Tags':[{'name':'a','value':'{env:1}'}],'properties':{'AwsProperties':{'tags':{'env':'x'}}}}"
      })
  void tagsAreLeftAloneWhateverTheyAreCalled(String row) {
    Document tagged = row(row);

    assertThat(mask.mask(tagged)).isSameAs(tagged);
  }

  @Test
  void whatIsOnlyCalledTagsIsMasked() {
    assertThat(
            mask.mask(
                row(
                    "{'tags':{'env':{'A':'s3cret'},'b':{'password':'s3cret'}},"
                        + "'awsTags':{'env':'s3cret'},"
                        + "'properties':{'settings':{'tags':{'workspaceKey':'K','secret':'p'}},"
                        + "'list':[{'tags':{'env':'s3cret'}}],"
                        + "'awsTags':[{'key':'a','value':'b','secret':'s3cret'}],"
                        + "'tags':[{'name':'a','value':{'env':'s3cret'}}]},"
                        + "'variables':{'tags':{'A':'s3cret'},'B':{'tags':'s3cret'}},"
                        + "'env':[{'name':'tags','value':'s3cret','tags':{'a':'s3cret'}}]}")))
        .isEqualTo(
            row(
                "{'tags':{'env':{'A':'***'},'b':{}},"
                    + "'awsTags':{'env':'***'},"
                    + "'properties':{'settings':{'tags':{'secret':'***'}},"
                    + "'list':[{'tags':{'env':'***'}}],"
                    + "'awsTags':[{'key':'a','value':'b','secret':'***'}],"
                    + "'tags':[{'name':'a','value':{'env':'***'}}]},"
                    + "'variables':{'tags':{'A':'***'},'B':{'tags':'***'}},"
                    + "'env':[{'name':'tags','value':'***','tags':'***'}]}"));
  }

  @Test
  void environmentOfATaskIsMaskedAsThatOfAFunction() {
    assertThat(
            mask.mask(
                row("{'containerDefinitions':[{'environment':[{'name':'A','value':'s3cret'}]}]}")))
        .isEqualTo(row("{'containerDefinitions':[{'environment':[{'name':'A','value':'***'}]}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{environmentVariables:[{value:s3cret}]}",
        "{\"environment\":[{\"name\":\"DB\",\"value\":\"s3cret\"}]}",
        "{\\\"Environment\\\" : [{\\\"name\\\":\\\"DB\\\"}]}"
      })
  void whatComesAsJsonInAStringIsMaskedAsAWhole(String json) {
    assertThat(mask.mask(Document.owning(Map.of("properties", json))))
        .isEqualTo(row("{'properties':'***'}"));
  }

  @Test
  void environmentThatIsAWordInJsonInAStringIsSeen() {
    Document plain = Document.owning(Map.of("properties", "{\"environment\":\"prod\"}"));

    assertThat(mask.mask(plain)).isSameAs(plain);
  }

  @Test
  void passwordsKeysAndSecretVolumesAreNeverSeen() {
    assertThat(
            mask.mask(
                row(
                    "{'imageRegistryCredentials':[{'server':'s','password':'x'}],"
                        + "'volumes':[{'name':'v','secret':{'file':'c2VjcmV0'}}],"
                        + "'logAnalytics':{'workspaceId':'w','workspaceKey':'k'}}")))
        .isEqualTo(
            row(
                "{'imageRegistryCredentials':[{'server':'s'}],"
                    + "'volumes':[{'name':'v','secret':{'file':'***'}}],"
                    + "'logAnalytics':{'workspaceId':'w'}}"));
  }

  @Test
  void configurationAndWhatStandsTooDeepIsMasked() {
    assertThat(
            mask.mask(
                row(
                    "{'configMap':{'keyValuePairs':{'a':'s3cret'}},'env':[{'name':'A','value':'b'}]}")))
        .isEqualTo(
            row("{'configMap':{'keyValuePairs':{'a':'***'}},'env':[{'name':'A','value':'***'}]}"));
    String deep = "{'a':".repeat(40) + "'s3cret'" + "}".repeat(40);
    assertThat(Json.text(mask.mask(row(deep)))).doesNotContain("s3cret");
  }
}
