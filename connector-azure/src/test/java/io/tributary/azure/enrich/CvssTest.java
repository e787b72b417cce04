package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvssTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // As cvedetails has it: the newest version counts, a version may be null.
        "{'cvss':{'3.0':{'base':6.1,'cvssVectorString':'CVSS:3.1/AV:N'},'2.0':null,'4.0':{'base':4.8,"
            + "'cvssVectorString':'CVSS:4.0/AV:A'}}} | 4.0 | 4.8 | CVSS:4.0/AV:A",
        "{'cvss':{'2.0':{'base':5},'3.0':{'base':6.1,'cvssVectorString':'CVSS:3.1/AV:N'}}}"
            + " | 3.1 | 6.1 | CVSS:3.1/AV:N",
        "{'cvss':{'2.0':{'base':7.3}}} | 2.0 | 7.3 | ''",
        // As an individual recommendation has it.
        "{'Cvss':[{'Key':'3','Value':{'Base':7.5,'CvssVectorString':'CVSS:3.0/AV:N'}}]}"
            + " | 3.0 | 7.5 | CVSS:3.0/AV:N",
        "{'Cvss':[{'Key':'2','Value':{'Base':9}},{'Key':'3','Value':{'Base':7.5}}]} | 3.0 | 7.5 | ''",
        // As a grouped one of a machine has it, and as older assessments do.
        "{'cvssScore':9.1,'cvssVersion':3,'cvssVectorString':'CVSS:3.1/AV:N'} | 3.1 | 9.1 | CVSS:3.1/AV:N",
        "{'BaseScore':6.5} | '' | 6.5 | ''",
        "{'cvssScore':'8.7','cvssVersion':'3'} | 3.0 | 8.7 | ''"
      })
  void theNewestVersionCountsInEveryShape(
      String json, String version, String score, String vector) {
    Cvss cvss = Cvss.best(Json.document(json.replace('\'', '"'))).orElseThrow();

    assertThat(cvss.version()).isEqualTo(version);
    assertThat(cvss.score()).isEqualByComparingTo(score);
    assertThat(cvss.vector()).isEqualTo(vector);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"cvss\":{\"3.0\":null}}",
        "{\"cvss\":\"9.8\"}",
        "{\"Cvss\":[]}",
        "{\"cvssScore\":\"high\"}",
        "{\"cvssScore\":11}",
        "{\"cvssScore\":-1}",
        "{\"Cvss\":[{\"Key\":\"3\"}, 7, null]}"
      })
  void whatIsNoScoreGivesNone(String json) {
    assertThat(Cvss.best(Json.document(json))).isEmpty();
  }

  @Test
  void anEarlierObjectWinsForTheSameVersionAndALaterOneFillsANewer() {
    Document details = Json.document("{\"cvss\":{\"3.0\":{\"base\":5.0},\"2.0\":{\"base\":4.3}}}");
    Document same = Json.document("{\"cvssScore\":9.1,\"cvssVersion\":3}");
    Document newer = Json.document("{\"Cvss\":[{\"Key\":\"4\",\"Value\":{\"Base\":8.8}}]}");

    assertThat(Cvss.best(details, same).orElseThrow().score()).isEqualByComparingTo("5.0");
    assertThat(Cvss.best(details, newer).orElseThrow().version()).isEqualTo("4.0");
  }

  @Test
  void aZeroWithoutAVectorIsNoScoreWhereThereIsAnother() {
    Document details =
        Json.document(
            "{\"cvss\":{\"4.0\":{\"base\":0.0,\"cvssVectorString\":\"\"},\"3.0\":{\"base\":9.8}}}");

    assertThat(Cvss.best(details).orElseThrow().score()).isEqualByComparingTo("9.8");
  }
}
