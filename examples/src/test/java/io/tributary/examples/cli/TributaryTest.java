package io.tributary.examples.cli;

import static io.tributary.examples.cli.InProcess.tributary;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TributaryTest {
  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionIsTold(String option) {
    assertThat(tributary(option).succeeded().out()).startsWith("tributary ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpNamesTheCommands(String option) {
    assertThat(tributary(option).succeeded().out())
        .startsWith("Usage: tributary ")
        .contains("sync ", "check ", "simulate ", "map ");
  }

  @Test
  void helpOfSyncTellsTheExitCodesAndWhereTheSecretComesFrom() {
    assertThat(tributary("sync", "--help").succeeded().out())
        .containsSubsequence("AZURE_CLIENT_SECRET", "Exit codes:", "0 ", "2 ", "3 ", "4 ");
  }

  @Test
  void helpOfCheckTellsTheExitCodes() {
    assertThat(tributary("check", "--help").succeeded().out())
        .containsSubsequence("AZURE_CLIENT_SECRET", "Exit codes:", "0 ", "2 ", "3 ", "4 ");
  }

  @Test
  void helpOfSimulateIsThere() {
    assertThat(tributary("simulate", "--help").succeeded().out())
        .startsWith("Usage: tributary simulate ");
  }
}
