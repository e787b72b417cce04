package io.tributary.azure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AzureArchitectureTest {
  private static final JavaClasses AZURE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tributary.azure");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.tributary.azure.(*)..").should().beFreeOfCycles().check(AZURE);
    noClasses()
        .that()
        .resideInAPackage("io.tributary.azure.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tributary.azure")
        .check(AZURE);
  }

  @Test
  void theProductKnowsNoSimulator() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.tributary.testkit..", "org.junit..")
        .check(AZURE);
  }

  @Test
  void onlyTheGraphPackageSendsRequests() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tributary.azure.graph..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.azure.resourcemanager..")
        .check(AZURE);
  }

  @Test
  void onlyTheRegistryPackageSpeaksToRegistries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tributary.azure.registry..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.azure.containers..")
        .check(AZURE);
  }
}
