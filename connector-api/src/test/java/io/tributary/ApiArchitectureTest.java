package io.tributary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ApiArchitectureTest {
  private static final JavaClasses API =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tributary");

  @Test
  void contractsKnowTheJdkAndJspecifyOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.tributary..")
        .check(API);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.tributary.(*)..").should().beFreeOfCycles().check(API);
  }

  @Test
  void recordsKnowNoStage() {
    noClasses()
        .that()
        .resideInAPackage("io.tributary.record")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "org.jspecify..", "io.tributary.record")
        .check(API);
  }

  @Test
  void pureStagesDoNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.tributary.record",
            "io.tributary.transform",
            "io.tributary.score",
            "io.tributary.identify")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..")
        .check(API);
  }
}
