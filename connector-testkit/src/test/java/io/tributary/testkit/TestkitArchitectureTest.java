package io.tributary.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TestkitArchitectureTest {
  private static final JavaClasses TESTKIT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tributary.testkit");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.tributary.(**)").should().beFreeOfCycles().check(TESTKIT);
  }

  @Test
  void testkitKnowsTheContractsAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.tributary.core..", "io.tributary.azure..", "com.azure..")
        .check(TESTKIT);
  }

  @Test
  void onlyContractsNeedTestLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tributary.testkit.contract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.assertj..", "org.opentest4j..")
        .check(TESTKIT);
  }

  @Test
  void contractsAreFreeOfTheSimulator() {
    classes()
        .that()
        .resideInAPackage("io.tributary.testkit.contract..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are the contracts' own or not of the testkit",
                (JavaClass type) ->
                    !type.getPackageName().startsWith("io.tributary.testkit")
                        || type.getPackageName().equals("io.tributary.testkit.contract")))
        .check(TESTKIT);
  }
}
