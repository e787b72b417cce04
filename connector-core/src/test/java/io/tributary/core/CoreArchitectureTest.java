package io.tributary.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tributary.core");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.tributary.core.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void coreKnowsNoVendor() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.azure..", "io.tributary.azure..", "io.tributary.testkit..")
        .check(CORE);
  }

  @Test
  void noStageKnowsTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tributary.core.run..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tributary.core.run..")
        .check(CORE);
  }

  @Test
  void coreRunsWithoutMicrometer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tributary.core.metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.tributary.core.metrics..")
        .check(CORE);
  }

  @Test
  void noParserIsInAPublicSignature() {
    DescribedPredicate<JavaClass> ofAParser =
        DescribedPredicate.describe(
            "of a JSON or YAML parser",
            type ->
                type.getPackageName().startsWith("com.fasterxml")
                    || type.getPackageName().startsWith("org.snakeyaml"));
    methods()
        .that()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .haveModifier(JavaModifier.PUBLIC)
        .should()
        .notHaveRawReturnType(ofAParser)
        .andShould()
        .notHaveRawParameterTypes(
            DescribedPredicate.describe(
                "of a JSON or YAML parser", types -> types.stream().anyMatch(ofAParser)))
        .check(CORE);
  }
}
